package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import java.math.BigInteger;

/// Whether the till's receipt number is a multiple of N. A number that is not digits only is no multiple of
/// anything.
final class ReceiptNumberCheck extends Check {
    private final int every;

    ReceiptNumberCheck(Condition.ReceiptNumber number) {
        super(number);
        every = number.every();
    }

    @Override
    boolean holds(Sale sale) {
        return rest(sale) == 0;
    }

    /// The number's remainder, or -1 where there is no number to divide.
    private long rest(Sale sale) {
        String number = sale.receipt.number();
        if (number == null || number.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return -1;
            }
        }
        return number.length() <= 18
                ? Long.parseLong(number) % every
                : new BigInteger(number).mod(BigInteger.valueOf(every)).longValueExact();
    }
}
