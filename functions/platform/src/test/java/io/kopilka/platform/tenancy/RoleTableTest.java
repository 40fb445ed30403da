package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RoleTableTest {

    @Test
    void anOwnerMayDoEverything() {
        assertThat(Role.OWNER.scopes()).isEqualTo(Scope.all());
    }

    @Test
    void everyoneMayAskWhoTheyAre() {
        for (Role role : Role.values()) {
            assertThat(role.scopes()).as(role.wireName()).contains(Scope.ME_READ);
        }
        assertThat(RoleTable.device()).contains(Scope.ME_READ);
    }

    @Test
    void onlyAnOwnerTouchesTheTenantAndTheTeam() {
        for (Role role : Role.values()) {
            assertThat(role.scopes().contains(Scope.TEAM_WRITE))
                    .as(role.wireName())
                    .isEqualTo(role == Role.OWNER);
            assertThat(role.scopes().contains(Scope.TENANT_WRITE))
                    .as(role.wireName())
                    .isEqualTo(role == Role.OWNER);
        }
    }

    @Test
    void anAnalystOnlyReadsAndTries() {
        assertThat(Role.ANALYST.scopes())
                .containsExactlyInAnyOrder(
                        Scope.ME_READ,
                        Scope.STORES_READ,
                        Scope.RECEIPTS_READ,
                        Scope.CARDS_READ,
                        Scope.CUSTOMERS_READ,
                        Scope.RULES_READ,
                        Scope.SIMULATIONS_WRITE,
                        Scope.REPORTS_READ,
                        Scope.AUDIT_READ);
    }

    @Test
    void aCashierMakesNoPointsAndNoRules() {
        assertThat(Role.CASHIER.scopes())
                .doesNotContain(Scope.POINTS_ADJUST, Scope.RULES_WRITE, Scope.RULES_PUBLISH, Scope.REPORTS_READ);
        assertThat(Role.CASHIER.scopes()).isEqualTo(RoleTable.device());
    }
}
