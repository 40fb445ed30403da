package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import java.util.Comparator;

/// Points on an account with one term.
///
/// @param left what may still be spent of them, above zero: a lot that is spent is no longer on the account
public record AccountLot(LotNumber number, Points left, LotTerm term) {
    static final Comparator<AccountLot> IN_ORDER_OF_SPENDING =
            Comparator.comparing(AccountLot::term, LotTerm.IN_ORDER_OF_EXPIRY).thenComparing(AccountLot::number);

    public AccountLot {
        if (!left.isPositive()) {
            throw new IllegalArgumentException("a lot on an account holds something");
        }
    }
}
