package io.kopilka.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.SettableTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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
}
