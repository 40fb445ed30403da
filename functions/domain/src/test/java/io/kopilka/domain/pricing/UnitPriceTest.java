package io.kopilka.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A line's total told by units (docs/pricing.md 17.5).
class UnitPriceTest {
    private static final int ROUNDS = 20_000;

    private static List<String> told(long total, long thousandths) {
        return UnitPrice.of(Money.ofMinor(total), Quantity.ofThousandths(thousandths)).stream()
                .map(entry -> BigDecimal.valueOf(entry.quantity().units(), 3) + " at "
                        + BigDecimal.valueOf(entry.price().units(), 2))
                .toList();
    }

    @Test
    void onePriceIsToldWhereItDoes() {
        assertThat(told(398_000, 2_000)).containsExactly("2.000 at 1990.00");
        assertThat(told(12_475, 499)).containsExactly("0.499 at 250.00");
        assertThat(told(0, 3_000)).containsExactly("3.000 at 0.00");
    }

    @Test
    void theMissingKopecksMakeSomeUnitsDearer() {
        assertThat(told(10_000, 3_000)).containsExactly("2.000 at 33.33", "1.000 at 33.34");
        assertThat(told(2, 3_000)).containsExactly("1.000 at 0.00", "2.000 at 0.01");
    }

    @Test
    void aWeightIsCutWhereThePricesMeet() {
        assertThat(told(100, 333)).containsExactly("0.233 at 3.00", "0.100 at 3.01");
        assertThat(told(10_001, 2_500)).containsExactly("1.500 at 40.00", "1.000 at 40.01");
    }

    @Test
    void whereTwoHalvesWouldBothBeRoundedUpThePricesStandFurtherApart() {
        assertThat(told(100, 350)).containsExactly("0.225 at 2.85", "0.125 at 2.87");
    }

    @Test
    void theLargestLineIsToldExactly() {
        long total = 10_000_000_000L * 999_999L;
        requireExact(total, Quantity.MAX_UNITS);
    }

    @Test
    void productsSumToTheTotalExactlyAndWhenEachIsRounded() {
        Seeds.random(ROUNDS, (random, _) -> {
            long quantity = quantity(random);
            long total = random.nextLong(random.nextBoolean() ? 300 : 100_000_000);
            requireExact(total, quantity);
        });
    }

    private static long quantity(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> 1_000 * random.nextLong(1, 1_000);
            case 1 -> random.nextLong(1, 5_000);
            default -> random.nextLong(1, Quantity.MAX_UNITS + 1);
        };
    }

    private static void requireExact(long total, long quantity) {
        List<UnitPrice> entries = UnitPrice.of(Money.ofMinor(total), Quantity.ofThousandths(quantity));
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal rounded = BigDecimal.ZERO;
        long units = 0;
        for (UnitPrice entry : entries) {
            BigDecimal product = BigDecimal.valueOf(entry.quantity().units(), 3)
                    .multiply(BigDecimal.valueOf(entry.price().units(), 2));
            exact = exact.add(product);
            rounded = rounded.add(product.setScale(2, RoundingMode.HALF_UP));
            units += entry.quantity().units();
            assertThat(entry.quantity().units()).isPositive();
            assertThat(entry.price().units()).isNotNegative();
            if (quantity % Quantity.ONE == 0) {
                assertThat(entry.quantity().isWhole()).isTrue();
            }
        }
        BigDecimal wanted = BigDecimal.valueOf(total, 2);
        assertThat(exact).isEqualByComparingTo(wanted);
        assertThat(rounded).isEqualByComparingTo(wanted);
        assertThat(units).isEqualTo(quantity);
        boolean onePriceDoes = BigDecimal.valueOf(total)
                        .movePointRight(3)
                        .remainder(BigDecimal.valueOf(quantity))
                        .signum()
                == 0;
        assertThat(entries).hasSize(onePriceDoes ? 1 : 2);
    }
}
