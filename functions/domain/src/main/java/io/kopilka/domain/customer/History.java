package io.kopilka.domain.customer;

import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Period;

/// What a customer has bought before, as figures over periods. The periods are seen from the day of the
/// receipt that is
/// priced; that receipt itself is never in them.
public interface History {
    /// What has accumulated, in minor units or thousandths as the accumulation measures.
    long accumulated(Accumulation accumulation);

    /// How many purchases were made in a period; those returned whole or cancelled do not count.
    long purchases(Period period);

    /// On how many of the customer's receipts an offer was applied in a period.
    long uses(String offer, Period period);

    /// A customer who has never bought anything.
    History EMPTY = new History() {
        @Override
        public long accumulated(Accumulation accumulation) {
            return 0;
        }

        @Override
        public long purchases(Period period) {
            return 0;
        }

        @Override
        public long uses(String offer, Period period) {
            return 0;
        }
    };
}
