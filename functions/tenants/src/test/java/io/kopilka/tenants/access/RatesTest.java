package io.kopilka.tenants.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How much a key and a tenant may ask: here three and eight a second.
final class RatesTest {

    private final TestService service = TestService.with(Map.of("kopilka.limits.key", 3, "kopilka.limits.tenant", 8));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyAnswerSaysWhatIsLeftAndOneTooManyIsToldWhenToComeBack() {
        Client key = service.with(Scope.ME_READ);

        Reply first = key.get("/v1/me");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=3;w=1, \"tenant\";q=8;w=1");
        assertThat(first.header("RateLimit")).isEqualTo("\"key\";r=5;t=1");

        Reply refused = first;
        for (int call = 0; call < 30 && refused.status() == 200; call++) {
            refused = key.get("/v1/me");
        }
        assertThat(refused.problem()).isEqualTo("429 rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).isEqualTo("\"key\";r=0;t=1");
    }

    @Test
    void aNoisyTenantUsesUpNobodyElsesShare() {
        for (int key = 0; key < 4; key++) {
            Client noisy = service.with(Scope.ME_READ);
            for (int call = 0; call < 10; call++) {
                noisy.get("/v1/me");
            }
        }
        Client sameTenant = service.with(Scope.ME_READ);
        int refused = 0;
        for (int call = 0; call < 6; call++) {
            refused += sameTenant.get("/v1/me").status() == 429 ? 1 : 0;
        }
        assertThat(refused).as("a new key of the noisy tenant").isPositive();

        Client other = service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.ME_READ);
        for (int call = 0; call < 6; call++) {
            assertThat(other.get("/v1/me").status()).isEqualTo(200);
        }
    }

    @Test
    void aPersonWhoNamesNoTenantHasAShareOfTheirOwn() {
        Client visitor = service.visitor("anna");

        Reply reply = visitor.get("/v1/me/tenants");
        for (int call = 0; call < 30 && reply.status() == 200; call++) {
            reply = visitor.get("/v1/me/tenants");
        }

        assertThat(reply.problem()).isEqualTo("429 rate_limited");
        assertThat(service.visitor("olga").get("/v1/me/tenants").status()).isEqualTo(200);
    }
}
