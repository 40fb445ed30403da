package io.kopilka.domain.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.fixture.Seeds;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Products and quotients are exact at any size (docs/pricing.md 2.3), halves go up (2.4).
class ExactTest {
    private static final int ROUNDS = 100_000;
    private static final long[] LIMITS = {
        0,
        1,
        2,
        3,
        9_999,
        10_000,
        999_999_999L,
        10_000_000_000L,
        (1L << 31) - 1,
        1L << 31,
        1L << 32,
        3_037_000_499L,
        3_037_000_500L,
        Long.MAX_VALUE / 2,
        Long.MAX_VALUE / 2 + 1,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    @Test
    void aHalfGoesUpAndLessGoesDown() {
        assertThat(Exact.multiplyDivideHalfUp(1, 5, 10)).isEqualTo(1);
        assertThat(Exact.multiplyDivideHalfUp(1, 4_999, 10_000)).isEqualTo(0);
        assertThat(Exact.multiplyDivideHalfUp(1, 1, 2)).isEqualTo(1);
        assertThat(Exact.multiplyDivideHalfUp(1, 1, 3)).isEqualTo(0);
        assertThat(Exact.multiplyDivideHalfUp(2, 1, 3)).isEqualTo(1);
        assertThat(Exact.multiplyDivideDown(1, 9_999, 10_000)).isEqualTo(0);
        assertThat(Exact.multiplyDivideDown(7, 3, 2)).isEqualTo(10);
    }

    @Test
    void aHalfGoesUpWhereTheProductNeedsMoreThan64BitsToo() {
        assertThat(Exact.multiplyDivideHalfUp(Long.MAX_VALUE, 3, 6)).isEqualTo(Long.MAX_VALUE / 2 + 1);
        assertThat(Exact.multiplyDivideDown(Long.MAX_VALUE, 3, 6)).isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void theDearestLineIsExact() {
        assertThat(Exact.multiplyDivideHalfUp(10_000_000_000L, 999_999_999L, 1_000))
                .isEqualTo(9_999_999_990_000_000L);
    }

    @Test
    void aResultThatDoesNotFitIsRefusedAndNeverCut() {
        assertThatThrownBy(() -> Exact.multiplyDivideDown(Long.MAX_VALUE, 2, 1))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.multiplyDivideHalfUp(Long.MAX_VALUE, 3, 2))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.multiplyDivideDown(Long.MAX_VALUE, Long.MAX_VALUE, 1, 2))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void everyOperationAgreesWithNumbersOfAnySizeAtTheLimits() {
        for (long a : LIMITS) {
            for (long b : LIMITS) {
                for (long c : LIMITS) {
                    agree(a, b, c, 1);
                    agree(a, b, c, 10_000);
                    agree(a, b, c, Long.MAX_VALUE);
                }
            }
        }
    }

    @Test
    void everyOperationAgreesWithNumbersOfAnySize() {
        Seeds.random(ROUNDS, (random, _) -> agree(draw(random), draw(random), draw(random), draw(random)));
    }

    private static long draw(SplittableRandom random) {
        return random.nextLong() >>> random.nextInt(1, 64);
    }

    private static void agree(long a, long b, long c, long d) {
        BigInteger product = big(a).multiply(big(b));
        assertThat(Exact.compareProducts(a, b, c, d)).isEqualTo(product.compareTo(big(c).multiply(big(d))));
        if (c == 0) {
            return;
        }
        BigInteger[] parts = product.divideAndRemainder(big(c));
        if (parts[0].bitLength() < 63) {
            boolean up = parts[1].add(parts[1]).compareTo(big(c)) >= 0;
            assertThat(Exact.multiplyDivideDown(a, b, c)).isEqualTo(parts[0].longValueExact());
            assertThat(Exact.multiplyDivideHalfUp(a, b, c)).isEqualTo(parts[0].longValueExact() + (up ? 1 : 0));
        }
        BigInteger byBoth = d == 0 ? BigInteger.TWO.pow(64) : product.divide(big(c).multiply(big(d)));
        if (byBoth.bitLength() < 64) {
            assertThat(Exact.multiplyDivideDown(a, b, c, d)).isEqualTo(byBoth.longValueExact());
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
