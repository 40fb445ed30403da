package io.kopilka.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.tenancy.TenantClock;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClocksTest {

    @Test
    void whoeverAsksForTheTimeIsHandedTheServicesClockAndNotTheFrameworks() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("kopilka.clock", "2031-05-06T07:08:09Z"))) {
            assertThat(context.getBean(InstantSource.class)).isSameAs(context.getBean(TenantClock.class));
            assertThat(context.getBean(InstantSource.class).instant().toString())
                    .startsWith("2031-05-06T07:0");
        }
    }
}
