package io.kopilka.tenants.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreResourceTest {

    private static final String OMSK = "{\"name\":\"Омск\",\"zone\":\"Asia/Omsk\",\"address\":\"Ленина, 5\"}";

    private final TestService service = TestService.start();
    private final Client client = service.with(Scope.STORES_READ, Scope.STORES_WRITE);
    private final Client stranger =
            service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.STORES_READ, Scope.STORES_WRITE);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aStoreThatIsOpenedIsReadAndListedAndNobodyElses() {
        Reply created = client.post("/v1/stores", OMSK);

        assertThat(created.status()).isEqualTo(201);
        String path = created.header("Location");
        assertThat(created.body())
                .isEqualTo(
                        "{\"id\":\"" + path.substring("/v1/stores/".length())
                                + "\",\"name\":\"Омск\",\"zone\":\"Asia/Omsk\",\"currency\":\"RUB\",\"address\":\"Ленина, 5\"}");
        assertThat(client.get(path).body()).isEqualTo(created.body());
        assertThat(client.get(path).header("ETag")).isEqualTo("\"1\"");
        assertThat(ids(client.get("/v1/stores")))
                .containsExactly(
                        TestService.STORE.value(), created.json().path("id").asText());
        assertThat(stranger.get(path).problem()).isEqualTo("404 not_found");
        assertThat(ids(stranger.get("/v1/stores"))).containsExactly(TestService.STRANGERS_STORE.value());
        Reply changed = stranger.saying("If-Match", "*").patch(path, "{\"archived\":true}");
        assertThat(changed.problem()).isEqualTo("404 not_found");
        assertThat(stranger.put(path + "/tills/1", "{\"name\":\"x\"}").problem())
                .isEqualTo("404 not_found");
        assertThat(stranger.get(path + "/tills").problem()).isEqualTo("404 not_found");
        assertThat(client.get(path).body()).isEqualTo(created.body());
    }

    @Test
    void theSameCallUnderOneKeyOpensOneStore() {
        Client once = client.saying("Idempotency-Key", "omsk");

        Reply first = once.post("/v1/stores", OMSK);
        Reply again = once.post("/v1/stores", OMSK);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(once.post("/v1/stores", OMSK.replace("5", "6")).problem()).isEqualTo("422 idempotency_key_reused");
        assertThat(ids(client.get("/v1/stores"))).hasSize(2);
    }

    @Test
    void aStoreThatCannotBeIsRefusedByPointerAndChangesNothing() {
        List<Item> before = service.items(Keys.tenantPartition(TestService.TENANT));
        for (String[] wrong : new String[][] {
            {"{\"zone\":\"UTC\"}", "422 missing_field /name missing_field"},
            {"{\"name\":\"x\"}", "422 missing_field /zone missing_field"},
            {"{\"name\":\"x\",\"zone\":\"+05:00\"}", "422 invalid_value /zone invalid_value"},
            {"{\"name\":\"x\",\"zone\":5}", "422 invalid_value /zone invalid_value"},
            {"{\"name\":\"x\",\"zone\":\"UTC\",\"tills\":2}", "422 unknown_field /tills unknown_field"},
            {"{\"name\":\"x\",\"zone\":\"UTC\",\"address\":\"\"}", "422 out_of_range /address out_of_range"},
            {"[]", "422 invalid_value  invalid_value"}
        }) {
            assertThat(client.post("/v1/stores", wrong[0]).problem())
                    .as(wrong[0])
                    .isEqualTo(wrong[1]);
        }
        Client ofOneStore = service.with(
                TestService.TENANT, new StoreAccess.OnlyStores(Set.of(TestService.STORE)), Scope.STORES_WRITE);
        assertThat(ofOneStore.post("/v1/stores", OMSK).problem()).isEqualTo("403 forbidden_scope");

        assertThat(service.items(Keys.tenantPartition(TestService.TENANT)).stream()
                        .filter(item -> !item.key().sk().startsWith("APIKEY#"))
                        .toList())
                .isEqualTo(before.stream()
                        .filter(item -> !item.key().sk().startsWith("APIKEY#"))
                        .toList());
    }

    @Test
    void whoMayActInOneStoreSeesOneStore() {
        client.post("/v1/stores", OMSK);
        Client ofOneStore = service.with(
                TestService.TENANT, new StoreAccess.OnlyStores(Set.of(TestService.STORE)), Scope.STORES_READ);
        Client ofNoneOfThese = service.with(
                TestService.TENANT,
                new StoreAccess.OnlyStores(Set.of(new StoreId("sto_01JZ0000000000000000000009"))),
                Scope.STORES_READ);

        assertThat(ids(ofOneStore.get("/v1/stores"))).containsExactly(TestService.STORE.value());
        assertThat(ids(ofNoneOfThese.get("/v1/stores"))).isEmpty();
    }

    @Test
    void aChangeIsMadeFromWhatWasRead() {
        String path = client.post("/v1/stores", OMSK).header("Location");

        Reply changed =
                client.saying("If-Match", "\"1\"").patch(path, "{\"name\":{\"ru\":\"Омск, центр\",\"en\":\"Omsk\"}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("address").asText()).isEqualTo("Ленина, 5");
        assertThat(changed.json().at("/name/en").asText()).isEqualTo("Omsk");
        List<Item> before = service.table().everything();
        assertThat(client.saying("If-Match", "\"1\"")
                        .patch(path, "{\"archived\":true}")
                        .problem())
                .isEqualTo("412 stale_etag");
        assertThat(client.patch(path, "{\"archived\":true}").problem()).isEqualTo("428 precondition_required");
        assertThat(client.saying("If-Match", "*")
                        .patch(path, "{\"zone\":\"UTC\"}")
                        .problem())
                .isEqualTo("422 unknown_field /zone unknown_field");
        assertThat(client.saying("If-Match", "*")
                        .patch(path, "{\"archived\":1}")
                        .problem())
                .isEqualTo("422 invalid_value /archived invalid_value");
        assertThat(service.table().everything()).isEqualTo(before);
    }

    @Test
    void anArchivedStoreIsListedWhereAskedForAndCanBeOpenedAgain() {
        String path = "/v1/stores/" + TestService.STORE;

        Reply archived = client.saying("If-Match", "\"1\"").patch(path, "{\"archived\":true}");

        assertThat(archived.json().path("archivedAt").asText()).startsWith("2026-11-22T05:1");
        assertThat(ids(client.get("/v1/stores"))).isEmpty();
        assertThat(ids(client.get("/v1/stores?archived=true"))).containsExactly(TestService.STORE.value());
        Reply opened = client.saying("If-Match", "\"2\"").patch(path, "{\"archived\":false}");
        assertThat(opened.json().has("archivedAt")).isFalse();
        assertThat(ids(client.get("/v1/stores"))).containsExactly(TestService.STORE.value());
    }

    @Test
    void aLongListComesPageByPage() {
        client.post("/v1/stores", OMSK);
        client.post("/v1/stores", OMSK);

        Reply first = client.get("/v1/stores?limit=2");
        Reply second = client.get(
                "/v1/stores?limit=2&cursor=" + first.json().path("nextCursor").asText());

        assertThat(ids(first)).hasSize(2);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        assertThat(stranger.get("/v1/stores?limit=2&cursor="
                                + first.json().path("nextCursor").asText())
                        .problem())
                .isEqualTo("400 invalid_cursor ?cursor invalid_cursor");
    }

    @Test
    void aTillIsNamedAsReceiptsCallItAndNamedAnew() {
        String tills = "/v1/stores/" + TestService.STORE + "/tills";

        assertThat(client.get(tills).body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(client.put(tills + "/2", "{\"name\":\"У окна\"}").body())
                .isEqualTo("{\"till\":\"2\",\"name\":\"У окна\",\"archived\":false}");
        client.put(tills + "/1", "{\"name\":{\"ru\":\"У входа\",\"en\":\"By the door\"}}");
        client.put(tills + "/2", "{\"name\":\"У окна\",\"archived\":true}");
        client.put(tills + "/%231", "{\"name\":\"Решётка\"}");

        assertThat(client.get(tills).body())
                .isEqualTo("{\"items\":[{\"till\":\"#1\",\"name\":\"Решётка\",\"archived\":false},"
                        + "{\"till\":\"1\",\"name\":{\"ru\":\"У входа\",\"en\":\"By the door\"},\"archived\":false},"
                        + "{\"till\":\"2\",\"name\":\"У окна\",\"archived\":true}],\"nextCursor\":null}");
        assertThat(client.put(tills + "/1", "{\"name\":\"\"}").problem())
                .isEqualTo("422 out_of_range /name out_of_range");
        assertThat(client.put(tills + "/" + "9".repeat(33), "{\"name\":\"x\"}").problem())
                .isEqualTo("404 not_found");
    }

    private static List<String> ids(Reply reply) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : reply.json().path("items")) {
            ids.add(item.path("id").asText());
        }
        return ids;
    }
}
