package io.kopilka.trials.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.trials.fence.Attempts.Ids;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Two shops that have one of everything: one that asks, and a stranger, whose names are canaries.
final class Shops implements AutoCloseable {

    /// Stands in every name that the stranger has given anything.
    static final String CANARY = "Zanzibar";

    private static final String ULID = "01K0000000000000000000000";

    final TestService service;
    final Ids own;
    final Ids strangers;

    /// Ids of the right form that nobody has.
    final Ids nobodys;

    Shops(Function<MemoryTable, Table> seen) {
        service = TestService.over(seen, new MemoryQueues(InstantSource.system()));
        own = furnish(TestService.TENANT, TestService.STORE, "RUB", "200000000001", "Anna");
        strangers = furnish(TestService.STRANGER, TestService.STRANGERS_STORE, "GBP", "200000000005", CANARY);
        nobodys = nobodys();
    }

    /// A key of a shop with every scope, good in every store.
    Client everything(TenantId tenant) {
        return service.with(tenant, new StoreAccess.EveryStore(), Scope.all().toArray(Scope[]::new));
    }

    @Override
    public void close() {
        service.close();
    }

    private Ids furnish(TenantId tenant, StoreId store, String currency, String cards, String name) {
        Client owner = everything(tenant);
        String issued = cards + "5";
        for (String number : new String[] {issued, cards + "2"}) {
            write(Cards.create(tenant, new Card.Printed(new CardNumber(number), "buyer")));
        }
        String customer = id(owner, "/v1/customers", """
            {"name": "%s Petrova", "phone": "+79120000001"}\
            """.formatted(name));
        granted(owner.post("/v1/cards/" + issued + "/issue", "{\"customer\": \"" + customer + "\"}"));
        String tag = owner.get("/v1/ruleset/draft").header("ETag");
        granted(owner.saying("If-Match", tag).put("/v1/ruleset/draft", """
            {"currency": "%s", "offers": [{"id": "back", "name": "%s", "effect": {"points": {"percent": "3"}}}],
                 "promotions": [{"id": "always", "name": "Always", "offers": ["back"]}]}
            """.formatted(currency, name)));
        int versions = tenant.equals(TestService.TENANT) ? 1 : 2;
        for (int version = 0; version < versions; version++) {
            granted(owner.post("/v1/ruleset/publish", "{}"));
        }
        String receipt =
                id(owner.saying("Idempotency-Key", "sale-" + name), "/v1/receipts", """
                    {"store": "%s", "till": "1", "number": "1", "at": "2026-11-22T10:15:00+05:00", "card": "%s",
                     "lines": [{"id": "1", "sku": "SH-1", "name": "%s", "quantity": "1", "price": "1000.00"}],
                     "payments": [{"kind": "card", "amount": "1000.00"}]}
                    """.formatted(store, issued, name));
        granted(owner.saying("Idempotency-Key", "gift-" + name)
                .post("/v1/customers/" + customer + "/points/adjustments", """
                    {"points": "100", "reason": "%s"}\
                    """.formatted(name)));
        String hold = id(owner.saying("Idempotency-Key", "hold-" + name), "/v1/holds", """
            {"store": "%s", "till": "1", "card": "%s", "points": "5"}\
            """.formatted(store, issued));
        String endpoint = id(owner, "/v1/webhook-endpoints", """
            {"url": "https://example.com/%s", "events": ["receipt.committed"]}\
            """.formatted(name));
        String integration = id(owner, "/v1/integrations", "{\"kind\": \"generic\", \"name\": \"" + name + "\"}");
        Map<String, String> kinds = new HashMap<>(Map.of(
                "store", store.value(),
                "card", issued,
                "customer", customer,
                "receipt", receipt,
                "hold", hold,
                "endpoint", endpoint,
                "integration", integration));
        Map<String, String> collections = new HashMap<>(Map.of(
                "/v1/stores/", store.value(),
                "/v1/cards/", issued,
                "/v1/customers/", customer,
                "/v1/receipts/", receipt,
                "/v1/holds/", hold,
                "/v1/webhook-endpoints/", endpoint,
                "/v1/integrations/", integration,
                "/v1/rulesets/", Integer.toString(versions)));
        return new Ids(kinds, collections, Map.of());
    }

    private Ids nobodys() {
        Map<String, String> kinds = new HashMap<>();
        strangers.kinds().forEach((kind, id) -> kinds.put(kind, like(id)));
        Map<String, String> collections = new HashMap<>();
        strangers.ofCollections().forEach((collection, id) -> collections.put(collection, like(id)));
        return new Ids(kinds, collections, Map.of());
    }

    /// Of the same form, and nobody's.
    static String like(String id) {
        if (id.matches("2[0-9]{12}")) {
            return "2999999999991";
        }
        if (id.matches("[0-9]+")) {
            return "9";
        }
        return id.startsWith("rcp_")
                ? id.substring(0, id.length() - 4) + (id.endsWith("0000") ? "1111" : "0000")
                : id.substring(0, 4) + ULID + "9";
    }

    private String id(Client owner, String path, String body) {
        return granted(owner.post(path, body)).path("id").asText();
    }

    private static ObjectNode granted(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        return (ObjectNode) reply.json();
    }

    private void write(Write write) {
        assertThat(service.table().write(write)).isInstanceOf(WriteOutcome.Written.class);
    }
}
