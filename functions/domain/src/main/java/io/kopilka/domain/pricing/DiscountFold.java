package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.ruleset.Combination.Mode;
import org.jspecify.annotations.Nullable;

/// Folds the discounts that hold on one sale through the combination tree, and keeps track of what is left of
/// each on
/// each
/// line (docs/pricing.md, sections 10 and 11).
final class DiscountFold {
    private final Sale sale;
    private final CombinationTree tree;
    /// The discounts that hold, by place.
    private final CompiledOffer[] offers;
    private final int size;
    /// What is left of each discount on each line: a row of lines for each discount.
    private final long[] kept;
    /// What each gave before the tree.
    private final long[] given;

    DiscountFold(Sale sale, CombinationTree tree, CompiledOffer[] offers) {
        this.sale = sale;
        this.tree = tree;
        this.offers = offers;
        this.size = sale.size;
        kept = new long[offers.length * size];
        given = new long[offers.length];
        fold(tree.root, 0, offers.length, sale.amount);
        limitLines();
    }

    /// What the effect of a discount gave, within its caps, before the tree.
    long given(int row) {
        return given[row];
    }

    long kept(int row, int line) {
        return kept[row * size + line];
    }

    long kept(int row) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += kept[row * size + i];
        }
        return sum;
    }

    /// Folds the discounts in the rows `from` to `to`, which are those of a group.
    ///
    /// @return what the group gives each line
    private long[] fold(CombinationTree.Group group, int from, int to, long[] base) {
        Choice choice = Choice.of(group, size);
        long[] result = new long[size];
        long[] left = base;
        int row = from;
        while (row < to) {
            CombinationTree.Group inner = tree.childGroupAt(group, offers[row].place);
            int end = row + 1;
            long[] gives;
            if (inner == null) {
                gives = give(row, left);
            } else {
                while (end < to && offers[end].place < inner.to) {
                    end++;
                }
                gives = fold(inner, row, end, left);
            }
            if (choice == null) {
                for (int i = 0; i < size; i++) {
                    result[i] = Math.addExact(result[i], gives[i]);
                }
                if (group.mode == Mode.SEQUENTIAL) {
                    left = rest(left, gives);
                }
            } else {
                choice.offer(this, gives, row, end, result);
            }
            row = end;
        }
        return result;
    }

    private long[] rest(long[] base, long[] gives) {
        long[] rest = new long[size];
        for (int i = 0; i < size; i++) {
            rest[i] = Math.max(0, base[i] - gives[i]);
        }
        return rest;
    }

    private long[] give(int row, long[] base) {
        CompiledOffer offer = offers[row];
        int at = row * size;
        java.util.Objects.requireNonNull(offer.discount).give(sale, offer.scope, base, kept, at);
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (kept[at + i] > offer.capPerLine) {
                kept[at + i] = offer.capPerLine;
            }
            sum = Math.addExact(sum, kept[at + i]);
        }
        long[] gives = java.util.Arrays.copyOfRange(kept, at, at + size);
        if (sum > offer.capPerReceipt) {
            gives = Allotment.split(offer.capPerReceipt, gives);
            System.arraycopy(gives, 0, kept, at, size);
            sum = offer.capPerReceipt;
        }
        given[row] = sum;
        return gives;
    }

    /// Takes all that the discounts in some rows gave away from a line.
    private void drop(int from, int to, int line) {
        for (int row = from; row < to; row++) {
            kept[row * size + line] = 0;
        }
    }

    /// A line's discounts together never exceed its amount nor take it below its minimum price; what is too
    /// much is
    /// taken
    /// off the last applied first.
    private void limitLines() {
        for (int i = 0; i < size; i++) {
            long sum = 0;
            for (int row = 0; row < offers.length; row++) {
                sum = Math.addExact(sum, kept[row * size + i]);
            }
            long excess = sum - Math.max(0, sale.amount[i] - sale.floor[i]);
            for (int row = offers.length - 1; row >= 0 && excess > 0; row--) {
                long off = Math.min(excess, kept[row * size + i]);
                kept[row * size + i] -= off;
                excess -= off;
            }
        }
    }

    /// Keeps the one child that a mode chooses, on each line or for the receipt, and drops the others.
    private abstract static class Choice {
        private final Mode mode;

        Choice(Mode mode) {
            this.mode = mode;
        }

        /// @return null for the modes that keep all children
        static @Nullable Choice of(CombinationTree.Group group, int size) {
            return switch (group.mode) {
                case SUM, SEQUENTIAL -> null;
                case MAXIMUM, MINIMUM, DISPLACE ->
                    group.byReceipt ? new ByReceipt(group.mode) : new ByLine(group.mode, size);
            };
        }

        /// Tries a child against the best so far.
        ///
        /// @param gives what the child gives each line
        /// @param from the child's first row
        /// @param to the row after its last
        /// @param result what the group gives so far, brought up to date
        abstract void offer(DiscountFold fold, long[] gives, int from, int to, long[] result);

        boolean beats(long challenger, long best) {
            return challenger > 0
                    && (best == 0
                            || switch (mode) {
                                case MAXIMUM -> challenger > best;
                                case MINIMUM -> challenger < best;
                                case DISPLACE, SUM, SEQUENTIAL -> false;
                            });
        }

        private static final class ByLine extends Choice {
            private final int[] bestFrom;
            private final int[] bestTo;

            ByLine(Mode mode, int size) {
                super(mode);
                bestFrom = new int[size];
                bestTo = new int[size];
            }

            @Override
            void offer(DiscountFold fold, long[] gives, int from, int to, long[] result) {
                for (int i = 0; i < gives.length; i++) {
                    if (gives[i] == 0) {
                        continue;
                    }
                    if (beats(gives[i], result[i])) {
                        fold.drop(bestFrom[i], bestTo[i], i);
                        bestFrom[i] = from;
                        bestTo[i] = to;
                        result[i] = gives[i];
                    } else {
                        fold.drop(from, to, i);
                    }
                }
            }
        }

        private static final class ByReceipt extends Choice {
            private int bestFrom;
            private int bestTo;
            private long best;

            ByReceipt(Mode mode) {
                super(mode);
            }

            @Override
            void offer(DiscountFold fold, long[] gives, int from, int to, long[] result) {
                long sum = 0;
                for (long gift : gives) {
                    sum = Math.addExact(sum, gift);
                }
                boolean wins = beats(sum, best);
                for (int i = 0; i < gives.length; i++) {
                    if (wins) {
                        fold.drop(bestFrom, bestTo, i);
                        result[i] = gives[i];
                    } else {
                        fold.drop(from, to, i);
                    }
                }
                if (wins) {
                    bestFrom = from;
                    bestTo = to;
                    best = sum;
                }
            }
        }
    }
}
