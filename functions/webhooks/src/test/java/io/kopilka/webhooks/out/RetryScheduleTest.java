package io.kopilka.webhooks.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// When a delivery that fails is tried again, to the millisecond.
final class RetryScheduleTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T05:15:00Z");

    /// A generator that always gives the lowest, the highest, or the middle of what it is asked for.
    private static RandomGenerator always(int side) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("only bounded numbers are asked for");
            }

            @Override
            public long nextLong(long origin, long bound) {
                return side < 0 ? origin : side > 0 ? bound - 1 : 0;
            }
        };
    }

    /// The moments of all tries, the first included, each try failing at once.
    private static List<Duration> tries(RandomGenerator random) {
        RetrySchedule schedule = new RetrySchedule(random);
        List<Duration> moments = new ArrayList<>(List.of(Duration.ZERO));
        Optional<Instant> next = schedule.next(1, BEGUN, BEGUN, Duration.ZERO);
        while (next.isPresent()) {
            moments.add(Duration.between(BEGUN, next.get()));
            next = schedule.next(moments.size(), BEGUN, next.get(), Duration.ZERO);
        }
        return moments;
    }

    private static List<Duration> moments(String... moments) {
        return java.util.Arrays.stream(moments).map(Duration::parse).toList();
    }

    @Test
    void withoutJitterTriesComeAfter1s5s30s5minAndThenMoreRarelyUpToThreeDays() {
        assertThat(tries(always(0)))
                .isEqualTo(moments(
                        "PT0S",
                        "PT1S",
                        "PT6S",
                        "PT36S",
                        "PT5M36S",
                        "PT35M36S",
                        "PT2H35M36S",
                        "PT8H35M36S",
                        "PT20H35M36S",
                        "PT44H35M36S",
                        "PT68H35M36S",
                        "PT72H"));
    }

    @Test
    void jitterMakesEachWaitAFifthShorterToAFifthLongerAndNoneLongerThanADay() {
        assertThat(tries(always(-1)).subList(0, 4)).isEqualTo(moments("PT0S", "PT0.8S", "PT4.8S", "PT28.8S"));
        assertThat(tries(always(1)).subList(0, 4)).isEqualTo(moments("PT0S", "PT1.2S", "PT7.2S", "PT43.2S"));
        List<Duration> latest = tries(always(1));
        for (int i = 1; i < latest.size(); i++) {
            assertThat(latest.get(i).minus(latest.get(i - 1))).isLessThanOrEqualTo(Duration.ofHours(24));
        }
    }

    @Test
    void theSameSeedGivesTheSameMoments() {
        assertThat(tries(new SplittableRandom(7))).isEqualTo(tries(new SplittableRandom(7)));
        assertThat(tries(new SplittableRandom(7))).isNotEqualTo(tries(new SplittableRandom(8)));
        assertThat(tries(new SplittableRandom(7)).getLast()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void whoAsksForTimeGetsItUpToADay() {
        RetrySchedule schedule = new RetrySchedule(always(0));

        assertThat(schedule.next(1, BEGUN, BEGUN, Duration.ofMinutes(2))).contains(BEGUN.plus(Duration.ofMinutes(2)));
        assertThat(schedule.next(1, BEGUN, BEGUN, Duration.ofDays(9))).contains(BEGUN.plus(Duration.ofDays(1)));
    }
}
