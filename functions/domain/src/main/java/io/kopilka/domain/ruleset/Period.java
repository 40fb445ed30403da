package io.kopilka.domain.ruleset;

/// The stretch of time over which purchases are counted or summed, seen from the day of the receipt in the
/// store's
/// zone.
public sealed interface Period {
    /// Everything since the customer's first purchase.
    record Lifetime() implements Period {}

    /// The calendar unit that holds today.
    record Current(PeriodUnit unit) implements Period {}

    /// The calendar unit before the one that holds today.
    record Previous(PeriodUnit unit) implements Period {}

    /// The last days, today included.
    ///
    /// @param days 1 to 3 660
    record Rolling(int days) implements Period {
        public static final int MAX_DAYS = 3_660;

        public Rolling {
            if (days < 1 || days > MAX_DAYS) {
                throw new IllegalArgumentException("a rolling period has 1 to " + MAX_DAYS + " days");
            }
        }
    }

    /// The customer's last purchase alone.
    record PreviousPurchase() implements Period {}

    /// Whether the receipt at hand belongs to the period.
    default boolean holdsToday() {
        return switch (this) {
            case Lifetime _, Current _, Rolling _ -> true;
            case Previous _, PreviousPurchase _ -> false;
        };
    }
}
