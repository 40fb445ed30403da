package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import java.math.BigInteger;
import java.util.List;

/// So much of a line at one price, for tills that print prices of units (docs/pricing.md 17.5).
///
/// @param quantity above zero
/// @param price of one unit, after discounts; whole minor units
public record UnitPrice(Quantity quantity, Money price) {

    /// Prices are looked for so far apart, in minor units; four is the most that was ever needed.
    private static final long WIDEST = 50;

    private static final long HALF = Quantity.ONE / 2;

    /// A line's total as quantities and prices whose products sum to it exactly: one entry where one price
    /// does, else two, the cheaper first, as near to each other as can be.
    ///
    /// Products of whole quantities are whole minor units. Those of fractional quantities may not be; the
    /// prices are such that they sum to the total also when a till rounds each product half up.
    ///
    /// @param total of the line, zero or more
    /// @param quantity of the line, above zero
    public static List<UnitPrice> of(Money total, Quantity quantity) {
        BigInteger[] split = BigInteger.valueOf(total.units())
                .multiply(BigInteger.valueOf(Quantity.ONE))
                .divideAndRemainder(BigInteger.valueOf(quantity.units()));
        long price = split[0].longValueExact();
        long rest = split[1].longValueExact();
        if (rest == 0) {
            return List.of(new UnitPrice(quantity, Money.ofMinor(price)));
        }
        for (long apart = 1; apart <= WIDEST; apart++) {
            for (long below = 0; below < apart && below <= price; below++) {
                long left = Math.addExact(rest, Math.multiplyExact(below, quantity.units()));
                if (left % apart == 0 && isExactWhenRounded(left / apart, price - below + apart)) {
                    return entries(quantity, price - below, left / apart, apart);
                }
            }
        }
        return entries(quantity, price, rest, 1);
    }

    /// Both products have the same distance to whole minor units, one above and one below; only at a half do both go
    /// up.
    private static boolean isExactWhenRounded(long dearer, long price) {
        return dearer % Quantity.ONE * (price % Quantity.ONE) % Quantity.ONE != HALF;
    }

    private static List<UnitPrice> entries(Quantity quantity, long price, long dearer, long apart) {
        return List.of(
                new UnitPrice(Quantity.ofThousandths(quantity.units() - dearer), Money.ofMinor(price)),
                new UnitPrice(Quantity.ofThousandths(dearer), Money.ofMinor(price + apart)));
    }
}
