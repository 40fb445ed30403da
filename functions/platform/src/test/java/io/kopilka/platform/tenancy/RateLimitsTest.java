package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.text.Language;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId OTHER = new TenantId("ten_01JZ0000000000000000000001");

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(10, 15, nanos::get);

    @Test
    void aKeyMayBurstToTwoSecondsWorthAndThenGoesAtItsRate() {
        assertThat(granted(key(TENANT, 1), 100)).isEqualTo(20);

        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(granted(key(TENANT, 1), 100)).isEqualTo(5);

        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(granted(key(TENANT, 1), 100)).isEqualTo(20);
    }

    @Test
    void allKeysOfATenantTogetherHaveTheTenantsShare() {
        assertThat(granted(key(TENANT, 1), 100) + granted(key(TENANT, 2), 100)).isEqualTo(30);
        assertThat(limits.take(key(TENANT, 2)).left()).isEqualTo("\"tenant\";r=0;t=1");
    }

    @Test
    void whatAKeyAsksBeyondItsShareCostsItsTenantNothing() {
        assertThat(granted(key(TENANT, 1), 1_000)).isEqualTo(20);
        assertThat(granted(key(TENANT, 2), 100)).isEqualTo(10);
    }

    @Test
    void aNoisyTenantUsesUpNobodyElsesShare() {
        for (int number = 1; number <= 5; number++) {
            granted(key(TENANT, number), 100);
        }
        assertThat(granted(key(OTHER, 9), 100)).isEqualTo(20);
    }

    private int granted(Caller caller, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += limits.take(caller).granted() ? 1 : 0;
        }
        return granted;
    }

    private static Caller key(TenantId tenant, int number) {
        return new Caller(
                tenant,
                KeyId.of(new Ulid("01JZ000000000000000000000" + number)),
                Set.of(Scope.ME_READ),
                new StoreAccess.EveryStore(),
                Language.EN);
    }
}
