package io.kopilka.domain.ruleset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of the combination tree: an offer, or a group that folds its children under one mode.
public sealed interface Combination {
    /// An offer, by its id.
    record Leaf(String offer) implements Combination {}

    /// A group of offers and groups.
    ///
    /// @param id for people and for the order among equals; may be null
    /// @param priority its place among its siblings, higher first
    record Group(@Nullable String id, Mode mode, Scope scope, int priority, List<Combination> children)
            implements Combination {}

    /// How children are folded.
    enum Mode {
        /// The child that gives most.
        MAXIMUM,
        /// The child that gives least of those that give anything.
        MINIMUM,
        /// All of them, each from the group's base.
        SUM,
        /// All of them in priority order, each from what the one before left.
        SEQUENTIAL,
        /// The first in priority order that gives anything.
        DISPLACE
    }

    /// What is compared: each line by itself, or totals over the receipt.
    enum Scope {
        LINE,
        RECEIPT
    }
}
