package io.kopilka.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TenantResourceTest {

    private static final TestService SERVICE = TestService.start();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void aCallerLearnsWhoTheyAreAndWhatTheyMayDo() {
        Client client = SERVICE.with(Scope.RULES_READ, Scope.ME_READ, Scope.QUOTES_WRITE);

        Reply reply = client.get("/v1/me");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.body())
                .isEqualTo("{\"tenant\":{\"id\":\"ten_01JZ0000000000000000000000\","
                        + "\"name\":{\"ru\":\"Обувь на Малышева\",\"en\":\"Shoes on Malysheva\"},\"currency\":\"RUB\"},"
                        + "\"caller\":{\"kind\":\"apiKey\",\"id\":\"" + client.key() + "\",\"name\":\"till\"},"
                        + "\"scopes\":[\"me:read\",\"quotes:write\",\"rules:read\"]}");
    }

    @Test
    void aStoreIsReadWithItsZoneAndItsTenantsCurrency() {
        Reply reply = SERVICE.with(Scope.STORES_READ).get("/v1/stores/" + TestService.STORE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"id\":\"sto_01JZ0000000000000000000000\","
                        + "\"name\":{\"ru\":\"На Малышева\",\"en\":\"On Malysheva Street\"},"
                        + "\"zone\":\"Asia/Yekaterinburg\",\"currency\":\"RUB\"}");
    }

    @Test
    void aStoreOfAnotherTenantOneOutOfReachAndOneThatCannotBeAreAllNotThere() {
        Client client = SERVICE.with(Scope.STORES_READ);
        Client ofOneStore = SERVICE.with(
                TestService.TENANT,
                new StoreAccess.OnlyStores(Set.of(new StoreId("sto_01JZ0000000000000000000009"))),
                Scope.STORES_READ);

        String nobodys = client.get("/v1/stores/sto_01JZ0000000000000000000009").body();
        for (Reply reply : new Reply[] {
            client.get("/v1/stores/" + TestService.STRANGERS_STORE),
            client.get("/v1/stores/sto_1"),
            client.get("/v1/stores/%00"),
            ofOneStore.get("/v1/stores/" + TestService.STORE)
        }) {
            assertThat(reply.problem()).isEqualTo("404 not_found");
            assertThat(reply.body().replaceAll("\"instance\":\"[^\"]*\"", ""))
                    .isEqualTo(nobodys.replaceAll("\"instance\":\"[^\"]*\"", ""));
        }
    }

    @Test
    void withoutAKeyOrItsScopeNothingIsSaid() {
        for (String path : new String[] {"/v1/me", "/v1/stores/" + TestService.STORE}) {
            assertThat(SERVICE.anonymous().get(path).problem()).isEqualTo("401 unauthenticated");
            assertThat(SERVICE.with(Scope.RULES_WRITE).get(path).problem()).isEqualTo("403 forbidden_scope");
        }
    }

    @Test
    void aRefusalIsInTheCallersLanguage() {
        Client client = SERVICE.with(Scope.STORES_READ);

        assertThat(client.in(Language.RU)
                        .get("/v1/stores/x")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("По этому адресу ничего нет.");
        assertThat(client.in(Language.EN)
                        .get("/v1/stores/x")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("There is nothing at this address.");
    }
}
