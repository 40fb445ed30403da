package io.kopilka.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TenantResourceTest {

    private static final String SHOP = """
            {"name": "Мёд", "country": "RU", "currency": "RUB", "zone": "Asia/Omsk", "programme": "points",
             "store": {"name": "На Ленина"}}""";

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

    @Test
    void aTenantIsReadAsItIsWithATagToChangeItFrom() {
        Reply reply = SERVICE.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.ME_READ)
                .get("/v1/tenant");

        assertThat(reply.body())
                .isEqualTo("{\"id\":\"ten_01JZ0000000000000000000001\",\"name\":\"Dover Books\",\"mode\":\"live\","
                        + "\"currency\":\"GBP\",\"zone\":\"Europe/London\",\"language\":\"ru\",\"origins\":[],"
                        + "\"createdAt\":\"2026-01-01T00:00:00Z\"}");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aChangeNamesWhatItChangesAndLeavesTheRest() {
        try (TestService service = TestService.start()) {
            Client client = service.with(Scope.ME_READ, Scope.TENANT_WRITE);
            String before = client.get("/v1/tenant").body();
            String others = service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.ME_READ)
                    .get("/v1/tenant")
                    .body();

            Reply changed = client.saying("If-Match", "\"1\"")
                    .patch("/v1/tenant", "{\"country\":\"RU\",\"origins\":[\"https://shoes.example\"]}");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.header("ETag")).isEqualTo("\"2\"");
            assertThat(changed.body())
                    .isEqualTo(before.replace("\"currency\"", "\"country\":\"RU\",\"currency\"")
                            .replace("\"origins\":[]", "\"origins\":[\"https://shoes.example\"]"));
            assertThat(client.get("/v1/tenant").body()).isEqualTo(changed.body());
            assertThat(service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.ME_READ)
                            .get("/v1/tenant")
                            .body())
                    .isEqualTo(others);
        }
    }

    @Test
    void aChangeThatCannotBeIsRefusedByPointerAndChangesNothing() {
        Client client = SERVICE.with(Scope.TENANT_WRITE);
        for (String[] wrong : new String[][] {
            {"{\"name\":\"\"}", "422 out_of_range /name out_of_range"},
            {"{\"country\":\"XX\"}", "422 invalid_value /country invalid_value"},
            {"{\"currency\":\"USD\"}", "422 unknown_field /currency unknown_field"},
            {"{\"zone\":\"UTC\"}", "422 unknown_field /zone unknown_field"},
            {"{\"language\":\"de\"}", "422 invalid_value /language invalid_value"},
            {"{\"origins\":[\"https://a.example\",\"https://a.example\"]}", "422 duplicate_id /origins/1 duplicate_id"},
            {"{\"origins\":[\"http://a.example\"]}", "422 invalid_value /origins/0 invalid_value"},
            {"{\"origins\":[\"https://a.example/\"]}", "422 invalid_value /origins/0 invalid_value"},
            {"{\"origins\":[\"*\"]}", "422 invalid_value /origins/0 invalid_value"},
            {"", "400 malformed_json  malformed_json"}
        }) {
            List<Item> before = SERVICE.table().everything();
            assertThat(client.saying("If-Match", "*")
                            .patch("/v1/tenant", wrong[0])
                            .problem())
                    .as(wrong[0])
                    .isEqualTo(wrong[1]);
            assertThat(SERVICE.table().everything()).isEqualTo(before);
        }
        List<Item> before = SERVICE.table().everything();
        assertThat(client.patch("/v1/tenant", "{}").problem()).isEqualTo("428 precondition_required");
        assertThat(client.saying("If-Match", "\"7\"").patch("/v1/tenant", "{}").problem())
                .isEqualTo("412 stale_etag");
        assertThat(SERVICE.table().everything()).isEqualTo(before);
    }

    @Test
    void aTenantThatIsToBeDeletedCanBeReadAndNotChangedUntilThatIsTakenBack() {
        try (TestService service = TestService.start()) {
            Client client = service.with(Scope.all().toArray(Scope[]::new));
            Client stranger =
                    service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.STORES_WRITE, Scope.ME_READ);

            Reply asked = client.post("/v1/tenant/deletion", "{}");
            Reply again = client.post("/v1/tenant/deletion", "{}");

            assertThat(asked.status()).isEqualTo(200);
            Instant requested =
                    Instant.parse(asked.json().at("/deletion/requestedAt").asText());
            Instant deleted =
                    Instant.parse(asked.json().at("/deletion/deletedFrom").asText());
            assertThat(Duration.between(requested, deleted)).isEqualTo(Duration.ofDays(30));
            assertThat(again.body()).isEqualTo(asked.body());
            List<Item> before = service.table().everything();
            String store = "{\"name\":\"x\",\"zone\":\"UTC\"}";
            assertThat(client.post("/v1/stores", store).problem()).isEqualTo("409 tenant_leaving");
            assertThat(client.saying("If-Match", "*")
                            .patch("/v1/tenant", "{\"name\":\"x\"}")
                            .problem())
                    .isEqualTo("409 tenant_leaving");
            assertThat(service.table().everything()).isEqualTo(before);
            assertThat(client.get("/v1/me").status()).isEqualTo(200);
            assertThat(client.get("/v1/stores").status()).isEqualTo(200);
            assertThat(stranger.post("/v1/stores", store).status()).isEqualTo(201);

            Reply kept = client.post("/v1/tenant/deletion/cancel", "{}");

            assertThat(kept.json().has("deletion")).isFalse();
            assertThat(client.post("/v1/stores", store).status()).isEqualTo(201);
        }
    }

    @Test
    void aSandboxGoesWithItsTenantAndNotByItself() {
        try (TestService service = TestService.start()) {
            Tenants tenants = service.bean(Tenants.class);
            Founding founding = tenants.prepare(TenantsTest.WISH);
            tenants.create(founding, List.of());
            Client live = service.holding(
                    founding.live().key(), founding.live().grant().id());
            Client sandbox = service.holding(
                    founding.sandbox().key(), founding.sandbox().grant().id());

            assertThat(sandbox.post("/v1/tenant/deletion", "{}").problem()).isEqualTo("404 not_found");
            live.post("/v1/tenant/deletion", "{}");

            assertThat(sandbox.get("/v1/tenant").json().at("/deletion/deletedFrom"))
                    .isEqualTo(live.get("/v1/tenant").json().at("/deletion/deletedFrom"));
            assertThat(sandbox.post("/v1/stores", "{\"name\":\"x\",\"zone\":\"UTC\"}")
                            .problem())
                    .isEqualTo("409 tenant_leaving");
        }
    }

    @Test
    void theRealThingHasNoClockToBeSet() {
        Client client = SERVICE.with(Scope.ME_READ, Scope.TENANT_WRITE);
        List<Item> before = SERVICE.table().everything();

        assertThat(client.get("/v1/sandbox/clock").problem()).isEqualTo("404 not_found");
        assertThat(client.put("/v1/sandbox/clock", "{\"ahead\":\"P1D\"}").problem())
                .isEqualTo("404 not_found");

        assertThat(SERVICE.table().everything()).isEqualTo(before);
    }

    @Test
    void aSandboxsClockIsSetToAMomentOrByAShiftAndOneThatCannotBeIsRefused() {
        try (TestService service = TestService.start()) {
            Tenants tenants = service.bean(Tenants.class);
            Founding founding = tenants.prepare(TenantsTest.WISH);
            tenants.create(founding, List.of());
            Client client = service.holding(
                    founding.sandbox().key(), founding.sandbox().grant().id());

            Reply moment = client.put("/v1/sandbox/clock", "{\"now\":\"2031-05-06T07:08:09+03:00\"}");
            assertThat(moment.json().path("now").asText()).startsWith("2031-05-06T04:08:09");
            Reply shift = client.put("/v1/sandbox/clock", "{\"ahead\":\"-PT12H\"}");
            assertThat(shift.json().path("ahead").asText()).isEqualTo("PT-12H");
            assertThat(service.another()
                            .holding(
                                    founding.sandbox().key(),
                                    founding.sandbox().grant().id())
                            .get("/v1/sandbox/clock")
                            .json()
                            .path("ahead")
                            .asText())
                    .isEqualTo("PT-12H");
            List<Item> before = service.table().everything();
            for (String[] wrong : new String[][] {
                {"{}", "422 invalid_value  invalid_value"},
                {"{\"now\":\"2031-05-06T07:08:09Z\",\"ahead\":\"P1D\"}", "422 invalid_value  invalid_value"},
                {"{\"ahead\":\"P3661D\"}", "422 out_of_range /ahead out_of_range"},
                {"{\"now\":\"2100-01-01T00:00:00Z\"}", "422 out_of_range /now out_of_range"},
                {"{\"ahead\":\"a year\"}", "422 invalid_value /ahead invalid_value"},
                {"{\"ahead\":5}", "422 invalid_value /ahead invalid_value"}
            }) {
                assertThat(client.put("/v1/sandbox/clock", wrong[0]).problem())
                        .as(wrong[0])
                        .isEqualTo(wrong[1]);
            }
            assertThat(service.table().everything()).isEqualTo(before);
        }
    }

    @Test
    void whoSignsAShopUpOwnsItAndItsSandboxAndNobodyElseIsThere() {
        try (TestService service = TestService.start()) {
            Client anna = service.visitor("anna");
            Client boris = service.visitor("boris");

            Reply founded = anna.post("/v1/tenants", SHOP);

            assertThat(founded.status()).as(founded.body()).isEqualTo(201);
            String live = founded.json().at("/tenant/id").asText();
            String sandbox = founded.json().at("/sandbox/tenant/id").asText();
            for (String tenant : List.of(live, sandbox)) {
                Reply me = anna.saying("Kopilka-Tenant", tenant).get("/v1/me");
                assertThat(me.status()).as(me.body()).isEqualTo(200);
                assertThat(me.json().path("scopes")).hasSize(Scope.all().size());
                assertThat(boris.saying("Kopilka-Tenant", tenant).get("/v1/me").status())
                        .isIn(403, 404);
                Reply stores = anna.saying("Kopilka-Tenant", tenant).get("/v1/stores");
                assertThat(stores.json().at("/items/0/zone").asText()).isEqualTo("Asia/Omsk");
            }
            assertThat(anna.saying("Kopilka-Tenant", TestService.TENANT.value())
                            .get("/v1/me")
                            .status())
                    .isIn(403, 404);
        }
    }

    @Test
    void onlyAPersonSignsAShopUpAndAWrongWishMakesNone() {
        try (TestService service = TestService.start()) {
            Client key = service.with(Scope.all().toArray(Scope[]::new));
            List<Item> before = service.table().everything();

            assertThat(service.anonymous().post("/v1/tenants", SHOP).problem()).isEqualTo("401 unauthenticated");
            assertThat(key.post("/v1/tenants", SHOP).status()).isEqualTo(403);
            assertThat(service.visitor("anna")
                            .post("/v1/tenants", SHOP.replace("\"points\"", "\"casino\""))
                            .problem())
                    .isEqualTo("422 invalid_value /programme invalid_value");

            assertThat(service.table().everything()).isEqualTo(before);
        }
    }

    @Test
    void aSandboxsLettersAreReadInItsInboxAndTheRealThingHasNone() {
        try (TestService service = TestService.start()) {
            Client anna = service.visitor("anna");
            Reply founded = anna.post("/v1/tenants", SHOP);
            Client live = anna.saying(
                    "Kopilka-Tenant", founded.json().at("/tenant/id").asText());
            Client sandbox = anna.saying(
                    "Kopilka-Tenant", founded.json().at("/sandbox/tenant/id").asText());

            Reply invited =
                    sandbox.post("/v1/team/invitations", "{\"email\":\"boris@example.com\",\"role\":\"cashier\"}");

            assertThat(invited.status()).as(invited.body()).isEqualTo(201);
            Reply inbox = sandbox.get("/v1/sandbox/inbox");
            assertThat(inbox.json().path("items")).hasSize(1);
            assertThat(inbox.json().at("/items/0/to").asText()).isEqualTo("boris@example.com");
            assertThat(live.get("/v1/sandbox/inbox").problem()).isEqualTo("404 not_found");
        }
    }
}
