package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.MeteredTable;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AuthenticatorTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId OTHER = new TenantId("ten_01JZ0000000000000000000001");
    private static final KeyId ID = new KeyId("key_01JZ0000000000000000000000");
    private static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");
    private static final StoreId ELSEWHERE = new StoreId("sto_01JZ0000000000000000000001");
    private static final ApiKey KEY = ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(7));

    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");
    private final MeteredTable table = new MeteredTable(new MemoryTable(time));
    private final ApiKeys keys = new ApiKeys(table, time);
    private final Authenticator authenticator = new Authenticator(
            keys, time, () -> Duration.between(Instant.EPOCH, time.instant()).toNanos());

    @Test
    void aGrantedKeyIsItsTenantsCallerWithItsScopesAndStores() {
        grant(Optional.empty());

        assertThat(authenticator.authenticate("bearer " + KEY.reveal(), Language.RU))
                .hasValueSatisfying(caller -> {
                    assertThat(caller)
                            .isEqualTo(new Caller(
                                    TENANT,
                                    ID,
                                    Set.of(Scope.QUOTES_WRITE, Scope.RECEIPTS_WRITE),
                                    new StoreAccess.OnlyStores(Set.of(STORE)),
                                    Language.RU));
                    assertThat(caller.may(Scope.QUOTES_WRITE)).isTrue();
                    assertThat(caller.may(Scope.RULES_PUBLISH)).isFalse();
                    assertThat(caller.mayActIn(STORE)).isTrue();
                    assertThat(caller.mayActIn(ELSEWHERE)).isFalse();
                });
    }

    @Test
    void aKeyIsReadOnceAMinute() {
        grant(Optional.empty());
        table.take();

        for (int call = 0; call < 100; call++) {
            assertThat(authenticated(KEY)).isTrue();
        }
        assertThat(table.take().reads()).isEqualTo(1);

        time.pass(Duration.ofSeconds(61));
        assertThat(authenticated(KEY)).isTrue();
        assertThat(table.take().reads()).isEqualTo(1);
    }

    @Test
    void aKeyThatNobodyGrantedIsAskedForOnceAMinuteToo() {
        for (int call = 0; call < 100; call++) {
            assertThat(authenticated(KEY)).isFalse();
        }
        assertThat(table.take().reads()).isEqualTo(1);

        assertThat(authenticator.authenticate("Bearer kop_live_x", Language.EN)).isEmpty();
        assertThat(authenticator.authenticate("", Language.EN)).isEmpty();
        assertThat(table.take().reads()).isZero();
    }

    @Test
    void aRevokedKeyWorksForAMinuteAtMost() {
        grant(Optional.empty());
        assertThat(authenticated(KEY)).isTrue();

        assertThat(keys.revoke(TENANT, ID)).isTrue();
        time.pass(Duration.ofSeconds(61));

        assertThat(authenticated(KEY)).isFalse();
        assertThat(keys.list(TENANT))
                .singleElement()
                .satisfies(grant -> assertThat(grant.revoked()).contains(Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(keys.revoke(TENANT, ID)).isTrue();
        assertThat(keys.revoke(OTHER, ID)).isFalse();
    }

    @Test
    void aKeyRevokedWhileTheProcessWasFrozenOpensNothing() {
        grant(Optional.empty());
        assertThat(authenticated(KEY)).isTrue();
        assertThat(keys.revoke(TENANT, ID)).isTrue();

        authenticator.afterRestore();

        assertThat(authenticated(KEY)).isFalse();
    }

    @Test
    void aKeyEndsAtItsMomentEvenWhereItIsRemembered() {
        grant(Optional.of(time.instant().plusSeconds(10)));
        assertThat(authenticated(KEY)).isTrue();

        time.pass(Duration.ofSeconds(9));
        assertThat(authenticated(KEY)).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(authenticated(KEY)).isFalse();
    }

    @Test
    void aSecretOfOneTenantOpensNothingUnderTheNameOfAnother() {
        grant(Optional.empty());
        ApiKey sameSecretElsewhere = ApiKey.create(ApiKey.Mode.LIVE, OTHER, new SplittableRandom(7));

        assertThat(authenticated(sameSecretElsewhere)).isFalse();
        assertThat(keys.list(OTHER)).isEmpty();
    }

    private boolean authenticated(ApiKey key) {
        return authenticator.authenticate("Bearer " + key.reveal(), Language.EN).isPresent();
    }

    private void grant(Optional<Instant> expires) {
        ApiKeyGrant grant = new ApiKeyGrant(
                ID,
                TENANT,
                "till 1",
                Set.of(Scope.QUOTES_WRITE, Scope.RECEIPTS_WRITE),
                new StoreAccess.OnlyStores(Set.of(STORE)),
                time.instant(),
                expires,
                Optional.empty());
        assertThat(table.write(keys.grant(KEY, grant))).isEqualTo(new WriteOutcome.Written());
        assertThat(keys.find(KEY)).contains(grant);
    }
}
