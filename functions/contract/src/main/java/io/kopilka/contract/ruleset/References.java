package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Tier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a ruleset defines, by id, and a fault for each reference that leads nowhere. Customers, audiences, stores,
/// coupon batches, draws and stamp cards are defined elsewhere and not looked for here.
final class References {
    private final Set<String> segments = new HashSet<>();
    private final Set<String> emptySegments = new HashSet<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, CardKind> cardKinds = new HashMap<>();
    private final Set<String> tiers = new HashSet<>();
    private final boolean excerpt;
    private final Faults errors;

    /// @param excerpt whether card kinds and tiers may be defined elsewhere
    References(Ruleset ruleset, boolean excerpt, Faults errors) {
        this.excerpt = excerpt;
        this.errors = errors;
        for (Segment segment : ruleset.segments()) {
            segments.add(segment.id());
            if (SegmentCheck.holdsNothing(segment)) {
                emptySegments.add(segment.id());
            }
        }
        ruleset.offers().forEach(offer -> offers.putIfAbsent(offer.id(), offer));
        ruleset.cardKinds().forEach(kind -> cardKinds.putIfAbsent(kind.id(), kind));
        ruleset.tiers().stream().map(Tier::id).forEach(tiers::add);
    }

    boolean isExcerpt() {
        return excerpt;
    }

    @Nullable
    Offer offer(String id) {
        return offers.get(id);
    }

    /// Whether every one of these kinds of card is universal, so that its receipt has no customer.
    boolean areUniversal(Set<String> kinds) {
        return kinds.stream().allMatch(id -> {
            CardKind kind = cardKinds.get(id);
            return kind != null && !kind.personal();
        });
    }

    /// Whether a segment cannot hold any product.
    boolean holdsNothing(@Nullable String segment) {
        return segment != null && emptySegments.contains(segment);
    }

    void segment(@Nullable String id, String pointer) {
        if (id != null && !segments.contains(id)) {
            unknown(pointer, "сегмента", "segment", id);
        }
    }

    void offer(String id, String pointer) {
        if (!offers.containsKey(id)) {
            unknown(pointer, "предложения", "offer", id);
        }
    }

    void cardKind(String id, String pointer) {
        if (!excerpt && !cardKinds.containsKey(id)) {
            unknown(pointer, "вида карт", "card kind", id);
        }
    }

    void tier(String id, String pointer) {
        if (!excerpt && !tiers.contains(id)) {
            unknown(pointer, "уровня", "tier", id);
        }
    }

    private void unknown(String pointer, String ru, String en, String id) {
        errors.add(
                pointer,
                Code.UNKNOWN_REFERENCE,
                "В правилах нет " + ru + " «" + id + "».",
                "The ruleset has no " + en + " “" + id + "”.");
    }
}
