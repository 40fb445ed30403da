package io.kopilka.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
    private static final LocalDate BOUGHT = LocalDate.of(2026, 1, 1);

    @Test
    void purchasesBringACustomerCloser() {
        assertThat(Lifecycle.on(BOUGHT, 0, null)).isEqualTo(Lifecycle.POTENTIAL);
        assertThat(Lifecycle.on(BOUGHT, 1, BOUGHT)).isEqualTo(Lifecycle.ACTUAL);
        assertThat(Lifecycle.on(BOUGHT, 2, BOUGHT)).isEqualTo(Lifecycle.REPEAT);
        assertThat(Lifecycle.on(BOUGHT, 4, BOUGHT)).isEqualTo(Lifecycle.REPEAT);
        assertThat(Lifecycle.on(BOUGHT, 5, BOUGHT)).isEqualTo(Lifecycle.COMMITTED);
    }

    @Test
    void timeWithoutThemTakesAwayAndTheNextPurchaseBringsBack() {
        assertThat(Lifecycle.on(BOUGHT.plusDays(90), 5, BOUGHT)).isEqualTo(Lifecycle.COMMITTED);
        assertThat(Lifecycle.on(BOUGHT.plusDays(91), 5, BOUGHT)).isEqualTo(Lifecycle.AT_RISK);
        assertThat(Lifecycle.on(BOUGHT.plusDays(365), 1, BOUGHT)).isEqualTo(Lifecycle.AT_RISK);
        assertThat(Lifecycle.on(BOUGHT.plusDays(366), 1, BOUGHT)).isEqualTo(Lifecycle.LOST);
        assertThat(Lifecycle.on(BOUGHT.plusDays(366), 2, BOUGHT.plusDays(366))).isEqualTo(Lifecycle.REPEAT);
    }

    @Test
    void whoReturnedEverythingIsPotentialAgain() {
        assertThat(Lifecycle.on(BOUGHT.plusDays(500), 0, BOUGHT)).isEqualTo(Lifecycle.POTENTIAL);
    }
}
