package io.kopilka.domain.ledger;

import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What an account counts.
///
/// A segment is named by its id: each sale is judged by the segments of the ruleset that it was priced with
/// (docs/pricing.md, 19.1), until a new definition under the old id has built the figures anew (19.7).
public sealed interface Subject {
    Subject PURCHASES = new Purchases();

    /// A fixed order, so that equal counters have equal bytes.
    Comparator<Subject> ORDER = Comparator.comparingInt(Subject::rank).thenComparing(Subject::name);

    /// What was bought of a segment.
    ///
    /// @param segment all goods where null
    record Bought(@Nullable String segment, Measured measure) implements Subject {
        public static Bought of(Accumulation accumulation) {
            return new Bought(accumulation.segment(), accumulation.measure());
        }
    }

    /// How many purchases were made.
    record Purchases() implements Subject {}

    /// On how many receipts an offer applied.
    record Uses(String offer) implements Subject {}

    private int rank() {
        return switch (this) {
            case Purchases _ -> 0;
            case Bought(var segment, var measure) -> (segment == null ? 1 : 3) + (measure == Measured.MONEY ? 0 : 1);
            case Uses _ -> 5;
        };
    }

    private String name() {
        return switch (this) {
            case Purchases _ -> "";
            case Bought bought -> bought.segment() == null ? "" : bought.segment();
            case Uses(var offer) -> offer;
        };
    }
}
