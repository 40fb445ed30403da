package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.tier.TierChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a return.
public sealed interface ReturnOutcome {
    /// It was posted.
    ///
    /// @param account after it, with the next version
    /// @param posting its entries; null where no points moved
    /// @param lines in the order of the receipt
    /// @param whole whether nothing of the sale is left
    /// @param owed how much the debt grew by
    /// @param forgiven what should have been taken back and was let go
    /// @param reclaimed what was given back into lots of which as much had been forgiven, and went after all
    /// @param tier that a tier was lost with the goods; null where none was
    record Posted(
            Account account,
            @Nullable Posting posting,
            List<ReturnedLine> lines,
            boolean whole,
            Points owed,
            Points forgiven,
            Points reclaimed,
            @Nullable TierChange tier)
            implements ReturnOutcome {
        /// The money to be paid back.
        public Money paidBack() {
            Money sum = Money.ZERO;
            for (ReturnedLine line : lines) {
                sum = sum.plus(line.paidBack());
            }
            return sum;
        }

        /// The points given back.
        public Points givenBack() {
            Points sum = Points.ZERO;
            for (ReturnedLine line : lines) {
                sum = sum.plus(line.givenBack());
            }
            return sum;
        }

        /// The points taken back, owed and forgiven ones included.
        public Points takenBack() {
            Points sum = Points.ZERO;
            for (ReturnedLine line : lines) {
                sum = sum.plus(line.takenBack());
            }
            return sum;
        }
    }

    /// The receipt has no such line.
    record UnknownLine(String line) implements ReturnOutcome {}

    /// More would come back than is left of a line. Nothing changed.
    ///
    /// @param left what may still come back
    record MoreThanLeft(String line, Quantity left) implements ReturnOutcome {}

    /// Nothing would come back.
    record Nothing() implements ReturnOutcome {}
}
