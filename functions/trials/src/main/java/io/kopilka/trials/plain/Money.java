package io.kopilka.trials.plain;

import java.math.BigDecimal;

/// Writes money of one currency from whole minor units.
record Money(String currency, int digits) {

    String of(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, digits).toPlainString();
    }

    /// A decimal that may be finer than the currency, with its digits at least.
    String atLeastDigits(String decimal) {
        var exact = new BigDecimal(decimal).stripTrailingZeros();
        return (exact.scale() < digits ? exact.setScale(digits) : exact).toPlainString();
    }
}
