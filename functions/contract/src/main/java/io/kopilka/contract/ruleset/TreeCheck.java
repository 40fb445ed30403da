package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Combination.Group;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks the two combination trees: each offer once, in the tree of its family, and no two things of one id
/// (docs/pricing.md 1.5, 10.2, 10.11).
final class TreeCheck {
    private final @Nullable Group discounts;
    private final @Nullable Group accruals;
    private final References references;
    private final Faults errors;
    private final Set<String> groups = new HashSet<>();
    private final Set<String> seenGroups = new HashSet<>();
    private final Set<String> seenOffers = new HashSet<>();
    private final Set<String> around = new HashSet<>();

    TreeCheck(Ruleset ruleset, References references, Faults errors) {
        discounts = ruleset.combination();
        accruals = ruleset.pointsCombination();
        this.references = references;
        this.errors = errors;
        collect(discounts);
        collect(accruals);
    }

    private void collect(@Nullable Combination node) {
        if (node instanceof Group group) {
            if (group.id() != null) {
                groups.add(group.id());
            }
            group.children().forEach(this::collect);
        }
    }

    void discounts(String pointer) {
        if (discounts != null) {
            group(discounts, pointer, false);
        }
    }

    void accruals(String pointer) {
        if (accruals != null) {
            group(accruals, pointer, true);
        }
    }

    private void group(Group group, String pointer, boolean ofPoints) {
        String id = group.id();
        boolean entered = id != null && identify(id, pointer);
        if (ofPoints && group.mode() == Mode.SEQUENTIAL) {
            errors.add(
                    pointer + "/mode",
                    Code.NOT_ALLOWED_HERE,
                    "Баллы не складываются последовательно: режим «sequential» здесь недопустим.",
                    "Points are not folded one after another: the mode “sequential” is not allowed here.");
        }
        for (int c = 0; c < group.children().size(); c++) {
            String at = pointer + "/children/" + c;
            switch (group.children().get(c)) {
                case Combination.Leaf(var offer) -> leaf(offer, at, ofPoints);
                case Group inner -> group(inner, at, ofPoints);
            }
        }
        if (entered) {
            around.remove(id);
        }
    }

    /// @return whether the group is now around what follows
    private boolean identify(String id, String pointer) {
        if (around.contains(id)) {
            errors.add(
                    pointer + "/id",
                    Code.CYCLE,
                    "Группа «" + id + "» стоит внутри самой себя.",
                    "The group “" + id + "” stands inside itself.");
            return false;
        }
        if (!seenGroups.add(id)) {
            errors.add(
                    pointer + "/id",
                    Code.DUPLICATE_ID,
                    "Две группы с идентификатором «" + id + "».",
                    "Two groups have the id “" + id + "”.");
        } else if (references.offer(id) != null) {
            errors.add(
                    pointer + "/id",
                    Code.DUPLICATE_ID,
                    "Идентификатор «" + id + "» есть и у группы, и у предложения.",
                    "A group and an offer both have the id “" + id + "”.");
        }
        return around.add(id);
    }

    private void leaf(String id, String at, boolean ofPoints) {
        Offer offer = references.offer(id);
        if (offer == null) {
            if (groups.contains(id)) {
                errors.add(
                        at,
                        Code.CYCLE,
                        "Группа «" + id + "» входит в дерево второй раз"
                                + (around.contains(id) ? ", внутри самой себя." : "."),
                        "The group “" + id + "” stands in the tree a second time"
                                + (around.contains(id) ? ", inside itself." : "."));
            } else {
                references.offer(id, at);
            }
            return;
        }
        boolean belongs = switch (offer.effect()) {
            case Effect.Discount _ -> !ofPoints;
            case Effect.Accrual _ -> ofPoints;
            case Effect.Markup _, Effect.Notice _ -> false;
        };
        if (!belongs) {
            errors.add(
                    at,
                    Code.NOT_ALLOWED_HERE,
                    "Предложение «" + id + "» с действием «" + offer.effect().key() + "» не может стоять в дереве "
                            + (ofPoints ? "баллов." : "скидок."),
                    "The offer “" + id + "” with the effect “" + offer.effect().key() + "” cannot stand in the tree of "
                            + (ofPoints ? "points." : "discounts."));
        } else if (!seenOffers.add(id)) {
            errors.add(
                    at,
                    Code.CYCLE,
                    "Предложение «" + id + "» стоит в дереве дважды.",
                    "The offer “" + id + "” stands in the tree twice.");
        }
    }
}
