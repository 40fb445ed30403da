package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class TenantClockTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:15:00Z");

    private final TenantClock clock = new TenantClock(InstantSource.fixed(NOW));
    private final CurrentTenant sandbox =
            new CurrentTenant(new TenantId("ten_01JZ0000000000000000000001"), Duration.ofDays(30));
    private final CurrentTenant other =
            new CurrentTenant(new TenantId("ten_01JZ0000000000000000000002"), Duration.ZERO);

    @Test
    void onlyWorkForTheTenantWhoseClockWasSetSeesItsTime() {
        assertThat(clock.instant()).isEqualTo(NOW);
        assertThat(sandbox.call(clock::instant)).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(other.call(clock::instant)).isEqualTo(NOW);
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void workForOneTenantWithinThatForAnotherIsForTheInnerOne() {
        assertThat(sandbox.call(() -> other.call(CurrentTenant::find))).contains(other);
        assertThat(sandbox.call(() -> other.call(clock::instant))).isEqualTo(NOW);
        assertThat(sandbox.call(() -> {
                    other.run(() -> {});
                    return clock.instant();
                }))
                .isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(CurrentTenant.find()).isEmpty();
    }
}
