package io.kopilka.domain.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.Seeds;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A whole is spread without losing a unit (docs/pricing.md 2.5 to 2.7).
class AllotmentTest {
    private static final int ROUNDS = 50_000;

    private static BigInteger[] big(long... weights) {
        return Arrays.stream(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    @Test
    void theMissingUnitsGoToTheLargestRemainders() {
        assertThat(Allotment.split(500, new long[] {1240, 0, 3110, 890})).containsExactly(118, 0, 297, 85);
        assertThat(Allotment.split(500, big(1240, 0, 3110, 890))).containsExactly(118, 0, 297, 85);
    }

    @Test
    void amongEqualRemaindersTheEarlierLineGetsTheUnit() {
        assertThat(Allotment.split(100, new long[] {2000, 2000, 2000})).containsExactly(34, 33, 33);
        assertThat(Allotment.split(101, new long[] {2000, 2000, 2000})).containsExactly(34, 34, 33);
        assertThat(Allotment.split(101, big(2000, 2000, 2000))).containsExactly(34, 34, 33);
        assertThat(Allotment.split(1, new long[] {5, 5})).containsExactly(1, 0);
        assertThat(Allotment.split(1, big(5, 5))).containsExactly(1, 0);
    }

    @Test
    void whereNobodyHasWeightNothingIsSpread() {
        assertThat(Allotment.split(500, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Allotment.split(500, big(0, 0))).containsExactly(0, 0);
        assertThat(Allotment.split(500, new long[0])).isEmpty();
    }

    @Test
    void whereThereIsNothingToSpreadNobodyGetsAnything() {
        assertThat(Allotment.split(0, new long[] {1, 2})).containsExactly(0, 0);
        long[] parts = {7, 7, 7};
        Allotment.split(0, new long[] {1, 2, 9}, 2, parts);
        assertThat(parts).containsExactly(0, 0, 7);
    }

    @Test
    void onlySoManyWeightsTakePartAsAreCounted() {
        long[] parts = {0, 0, 9};
        Allotment.split(10, new long[] {1, 1, 100}, 2, parts);
        assertThat(parts).containsExactly(5, 5, 9);
    }

    @Test
    void productsBeyond64BitsAreNotCut() {
        long dearest = 10_000_000_000L * 999_999;
        assertThat(Allotment.split(3 * dearest, new long[] {dearest, dearest, dearest}))
                .containsExactly(dearest, dearest, dearest);
        assertThat(Allotment.split(dearest + 1, new long[] {dearest, dearest}))
                .containsExactly(dearest / 2 + 1, dearest / 2);
    }

    @Test
    void partsSumToTheWholeAndAreWithinAUnitOfTheirExactShares() {
        Seeds.random(ROUNDS, (random, _) -> {
            long[] weights = weights(random);
            long total = (random.nextLong() >>> 1) >>> random.nextInt(63);
            BigInteger sum = BigInteger.ZERO;
            for (long weight : weights) {
                sum = sum.add(BigInteger.valueOf(weight));
            }
            long[] parts = Allotment.split(total, weights);
            assertThat(parts).isEqualTo(Allotment.split(total, big(weights)));
            assertThat(Arrays.stream(parts).sum()).isEqualTo(sum.signum() == 0 ? 0 : total);
            for (int i = 0; i < parts.length && sum.signum() > 0; i++) {
                BigInteger share = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
                BigInteger off = BigInteger.valueOf(parts[i]).multiply(sum).subtract(share);
                assertThat(off.abs()).as("part %d", i).isLessThan(sum);
                if (weights[i] == 0) {
                    assertThat(parts[i]).isZero();
                }
            }
        });
    }

    @Test
    void noLineGetsMoreThanItsWeightWhereTheWholeIsNoMoreThanAllWeights() {
        Seeds.random(ROUNDS, (random, _) -> {
            long[] weights = weights(random);
            long sum = Arrays.stream(weights).sum();
            long[] parts = Allotment.split(sum == 0 ? 0 : random.nextLong(sum + 1), weights);
            for (int i = 0; i < parts.length; i++) {
                assertThat(parts[i]).isBetween(0L, weights[i]);
            }
        });
    }

    private static long[] weights(SplittableRandom random) {
        long[] weights = new long[random.nextInt(1, 8)];
        int size = random.nextInt(1, 59);
        Arrays.setAll(weights, _ -> random.nextInt(4) == 0 ? 0 : random.nextLong(1L << size));
        return weights;
    }
}
