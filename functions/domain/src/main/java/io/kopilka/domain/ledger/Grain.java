package io.kopilka.domain.ledger;

import io.kopilka.domain.ruleset.PeriodUnit;
import java.time.LocalDate;
import java.util.Comparator;

/// Into what stretches of time a figure is cut, and how long they are kept.
///
/// Stretches are kept as long as a receipt of up to [#LATE_DAYS] days before the account's latest can ask for them.
public sealed interface Grain {
    /// So many days late a receipt may come and still see its own periods in full.
    int LATE_DAYS = 60;

    /// Days first, then units from small to large.
    Comparator<Grain> ORDER = Comparator.comparingInt(Grain::rank);

    /// Calendar units: weeks and longer, the current and the previous one.
    record Units(PeriodUnit unit) implements Grain {
        public Units {
            if (unit == PeriodUnit.DAY) {
                throw new IllegalArgumentException("days are cut by Days");
            }
        }

        @Override
        public LocalDate startOf(LocalDate day) {
            return unit.startOf(day);
        }

        @Override
        public LocalDate keptFrom(LocalDate latest) {
            return unit.startOfPrevious(latest.minusDays(LATE_DAYS));
        }
    }

    /// Single days.
    ///
    /// @param window how many of them, today included, are ever asked for together; 1 or more
    record Days(int window) implements Grain {
        public Days {
            if (window < 1) {
                throw new IllegalArgumentException("a window has at least a day");
            }
        }

        @Override
        public LocalDate startOf(LocalDate day) {
            return day;
        }

        @Override
        public LocalDate keptFrom(LocalDate latest) {
            return latest.minusDays(LATE_DAYS + window - 1L);
        }
    }

    /// The first day of the stretch that holds a day.
    LocalDate startOf(LocalDate day);

    /// The first stretch that is kept when the account's latest receipt is of this day.
    LocalDate keptFrom(LocalDate latest);

    /// A place in the order of grains; the same for two of one kind, of which only one can be kept.
    private int rank() {
        return switch (this) {
            case Days _ -> 0;
            case Units(PeriodUnit unit) ->
                switch (unit) {
                    case DAY -> 0;
                    case WEEK -> 1;
                    case MONTH -> 2;
                    case QUARTER -> 3;
                    case HALF_YEAR -> 4;
                    case YEAR -> 5;
                };
        };
    }
}
