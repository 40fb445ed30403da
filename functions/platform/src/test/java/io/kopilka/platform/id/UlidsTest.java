package io.kopilka.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class UlidsTest {

    @Test
    void ulidsCarryTheClocksMomentAndNeverRepeat() {
        Ulids ulids = new Ulids(new SettableTime("2026-11-22T10:00:00.123Z"));
        Set<Ulid> made = new HashSet<>();
        for (int number = 0; number < 10_000; number++) {
            made.add(ulids.next());
        }

        assertThat(made).hasSize(10_000);
        assertThat(made)
                .allSatisfy(ulid -> assertThat(ulid.moment()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z")));
    }

    @Test
    void ulidsOfOneMillisecondSortInTheOrderInWhichTheyWereMade() {
        SettableTime clock = new SettableTime("2026-11-22T10:00:00.123Z");
        Ulids ulids = new Ulids(clock);
        List<Ulid> made = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            made.add(ulids.next());
        }
        clock.pass(Duration.ofMillis(-3));
        made.add(ulids.next());
        clock.pass(Duration.ofMillis(80));
        made.add(ulids.next());

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.getLast().moment()).isEqualTo(Instant.parse("2026-11-22T10:00:00.200Z"));
    }

    @Test
    void whereAMillisecondIsFullTheNextOneBegins() {
        SettableTime clock = new SettableTime("2026-11-22T10:00:00.123Z");
        RandomGenerator highest = () -> -1L;
        Ulids ulids = new Ulids(clock, highest, true);

        Ulid first = ulids.next();
        Ulid second = ulids.next();

        assertThat(second).isGreaterThan(first);
        assertThat(second.moment()).isEqualTo(Instant.parse("2026-11-22T10:00:00.124Z"));
    }
}
