package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Combination.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A combination tree laid flat: each offer has a place, depth first with children in priority order, and
/// each group
/// covers a stretch of places. So a receipt touches only the offers that hold on it (docs/pricing.md, section
/// 10).
final class CombinationTree {
    final Group root;
    private final List<CompiledOffer> places = new ArrayList<>();
    private final List<Group> parents = new ArrayList<>();

    /// A group and the stretch of places that it covers.
    static final class Group {
        final @Nullable Group parent;
        final Mode mode;
        final boolean byReceipt;
        final int from;
        int to;

        Group(@Nullable Group parent, Mode mode, boolean byReceipt, int from) {
            this.parent = parent;
            this.mode = mode;
            this.byReceipt = byReceipt;
            this.from = from;
        }
    }

    /// @param tree the root as written; a sum of everything where null
    /// @param offers the offers that the tree is for, by id, in priority order
    CombinationTree(Combination.@Nullable Group tree, Map<String, CompiledOffer> offers) {
        Set<String> placed = new HashSet<>();
        if (tree != null) {
            collect(tree, placed);
        }
        List<Combination> children = new ArrayList<>(tree == null ? List.of() : tree.children());
        for (String id : offers.keySet()) {
            if (!placed.contains(id)) {
                children.add(new Combination.Leaf(id));
            }
        }
        root = new Group(null, tree == null ? Mode.SUM : tree.mode(), tree != null && isByReceipt(tree), places.size());
        lay(root, children, offers);
    }

    private static boolean isByReceipt(Combination.Group group) {
        return switch (group.scope()) {
            case LINE -> false;
            case RECEIPT -> true;
        };
    }

    private static void collect(Combination node, Set<String> into) {
        switch (node) {
            case Combination.Leaf(var offer) -> into.add(offer);
            case Combination.Group group -> group.children().forEach(child -> collect(child, into));
        }
    }

    private void lay(Group group, List<Combination> children, Map<String, CompiledOffer> offers) {
        List<Combination> sorted = new ArrayList<>(children);
        sorted.sort(PriorityOrder.by(child -> priority(child, offers), CombinationTree::id));
        for (Combination child : sorted) {
            switch (child) {
                case Combination.Leaf(var id) -> {
                    CompiledOffer offer = offers.get(id);
                    if (offer != null) {
                        offer.place = places.size();
                        places.add(offer);
                        parents.add(group);
                    }
                }
                case Combination.Group inner -> {
                    Group laid = new Group(group, inner.mode(), isByReceipt(inner), places.size());
                    lay(laid, inner.children(), offers);
                }
            }
        }
        group.to = places.size();
    }

    private static int priority(Combination node, Map<String, CompiledOffer> offers) {
        return switch (node) {
            case Combination.Leaf(var id) -> {
                CompiledOffer offer = offers.get(id);
                yield offer == null ? 0 : offer.offer.priority();
            }
            case Combination.Group group -> group.priority();
        };
    }

    private static @Nullable String id(Combination node) {
        return switch (node) {
            case Combination.Leaf(var id) -> id;
            case Combination.Group group -> group.id();
        };
    }

    CompiledOffer offerAt(int place) {
        return places.get(place);
    }

    /// The child group of a group that holds a place, or null where the offer there is itself a child of the
    /// group.
    @Nullable
    Group childGroupAt(Group group, int place) {
        Group child = parents.get(place);
        if (child == group) {
            return null;
        }
        while (child.parent != group) {
            child = java.util.Objects.requireNonNull(child.parent, "a place lies in the stretch of its groups");
        }
        return child;
    }

    /// The order of places, for sorting.
    static final Comparator<CompiledOffer> BY_PLACE = Comparator.comparingInt(offer -> offer.place);
}
