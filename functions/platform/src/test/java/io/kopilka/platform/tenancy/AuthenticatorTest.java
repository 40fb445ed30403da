package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.MeteredTable;
import io.kopilka.platform.table.WriteOutcome;
import io.micronaut.context.BeanProvider;
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

    private static final BeanProvider<Sealing> NONE = () -> {
        throw new AssertionError("no person is asked for here");
    };
    private static final BeanProvider<Tokens> NONE_TOKENS = () -> {
        throw new AssertionError("no token is asked for here");
    };

    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");
    private final MeteredTable table = new MeteredTable(new MemoryTable(time));
    private final ApiKeys keys = new ApiKeys(table, time);
    private final Authenticator authenticator = new Authenticator(
            keys,
            new People(table, NONE),
            NONE_TOKENS,
            time,
            () -> Duration.between(Instant.EPOCH, time.instant()).toNanos());

    @Test
    void aGrantedKeyIsItsTenantsCallerWithItsScopesAndStores() {
        grant(Optional.empty());

        assertThat(authenticate("bearer " + KEY.reveal(), Language.RU)).hasValueSatisfying(caller -> {
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

        assertThat(authenticate("Bearer kop_live_x", Language.EN)).isEmpty();
        assertThat(authenticate("", Language.EN)).isEmpty();
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
        return authenticate("Bearer " + key.reveal(), Language.EN).isPresent();
    }

    private Optional<Caller> authenticate(String authorization, Language language) {
        Credential credential = Credential.of(authorization, Optional.empty(), language, Optional.empty());
        return authenticator.identify(credential, true) instanceof Identity.Known(Caller caller, var _)
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Test
    void whoHasGuessedTooOftenIsAnsweredFromMemoryAlone() {
        grant(Optional.empty());
        Credential credential =
                Credential.of("Bearer " + KEY.reveal(), Optional.empty(), Language.EN, Optional.empty());
        table.take();

        assertThat(authenticator.identify(credential, false)).isEqualTo(new Identity.NotAsked());
        assertThat(table.take().reads()).isZero();

        assertThat(authenticator.identify(credential, true)).isInstanceOf(Identity.Known.class);
        assertThat(authenticator.identify(credential, false)).isInstanceOf(Identity.Known.class);
    }

    @Test
    void aRevokedKeyIsToldFromOneThatNeverWas() {
        grant(Optional.empty());
        assertThat(keys.revoke(TENANT, ID)).isTrue();
        ApiKey never = ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(8));

        assertThat(identified(KEY)).isEqualTo(new Identity.Ended());
        assertThat(identified(never)).isEqualTo(new Identity.Wrong());
        assertThat(authenticator.identify(Credential.of("", Optional.empty(), Language.EN, Optional.empty()), true))
                .isEqualTo(new Identity.Nobody());
    }

    private Identity identified(ApiKey key) {
        return authenticator.identify(
                Credential.of("Bearer " + key.reveal(), Optional.empty(), Language.EN, Optional.empty()), true);
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
