package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Holdings;
import io.kopilka.tenants.EraseTenants;
import io.kopilka.tenants.Founding;
import io.kopilka.tenants.StarterProgramme;
import io.kopilka.tenants.TenantWish;
import io.kopilka.tenants.Tenants;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shop that has done everything goes, with its sandbox; its neighbour, which has done the same, does not notice.
final class EraseTenantsTest {

    private TestService service;
    private Founding leaving;
    private Founding staying;
    private Instant until;

    @BeforeEach
    void trade() {
        service = TestService.start(new MemoryQueues(InstantSource.system()));
        leaving = shop("Мёд");
        staying = shop("Сыр");
        Reply asked = client(leaving.live()).post("/v1/tenant/deletion", "{}");
        until = Instant.parse(asked.json().at("/deletion/deletedFrom").asText());
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void afterThirtyDaysNothingIsLeftOfATenantAndItsSandboxAndNobodyElseIsTouched() {
        List<Item> all = service.table().everything();
        List<Item> others = others();

        erasing(service.table()).run(until.minus(Duration.ofSeconds(1)));
        assertThat(service.table().everything()).isEqualTo(all);
        erasing(service.table()).run(until);

        assertThat(left()).isEmpty();
        assertThat(others()).isEqualTo(others);
        assertThat(service.bean(Directory.class).everyTenant())
                .doesNotContain(
                        leaving.live().tenant().id(), leaving.sandbox().tenant().id())
                .contains(
                        staying.live().tenant().id(), staying.sandbox().tenant().id());
    }

    @Test
    void whoeverIsKilledWhileErasingGoesOnWhereTheyStopped() {
        List<Item> others = others();
        int killed = 0;
        boolean done = false;
        while (!done) {
            try {
                erasing(new DyingTable(service.table(), 7)).run(until);
                done = true;
            } catch (TableUnavailable death) {
                killed++;
            }
        }

        assertThat(killed).isGreaterThan(3);
        assertThat(left()).isEmpty();
        assertThat(others()).isEqualTo(others);
    }

    @Test
    void aProcessThatDoesNotKnowEverythingOfATenantErasesNothing() {
        List<Holdings> some = service.beans(Holdings.class).stream()
                .filter(each -> each.kind() != Holdings.Kind.WEBHOOKS)
                .toList();

        assertThatThrownBy(() -> new EraseTenants(service.table(), service.bean(Directory.class), some))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EraseTenants erasing(Table table) {
        return new EraseTenants(table, new Directory(table), service.beans(Holdings.class));
    }

    /// What is left of the tenant that has gone, but for what ends by itself within weeks.
    private List<Item> left() {
        return service.table().everything().stream()
                .filter(item -> isOf(item, leaving) && item.expires().isEmpty())
                .toList();
    }

    private List<Item> others() {
        return service.table().everything().stream()
                .filter(item -> !isOf(item, leaving) && !item.key().pk().contains("TENANTS"))
                .toList();
    }

    private static boolean isOf(Item item, Founding founding) {
        return List.of(founding.live(), founding.sandbox()).stream()
                .anyMatch(
                        side -> item.key().pk().startsWith("T#" + side.tenant().id() + "#"));
    }

    private Founding shop(String name) {
        Tenants tenants = service.bean(Tenants.class);
        Founding founding = tenants.prepare(new TenantWish(
                Text.of(name),
                new Country("RU"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                Text.of("На Малышева"),
                Optional.empty(),
                StarterProgramme.POINTS));
        tenants.create(founding, List.of());
        for (Founding.Side side : List.of(founding.live(), founding.sandbox())) {
            sellAndTell(client(side), side);
        }
        return founding;
    }

    private static void sellAndTell(Client shop, Founding.Side side) {
        String customer = done(shop.post("/v1/customers", "{\"name\":\"Анна П.\",\"phone\":\"+79990000001\"}"))
                .json()
                .path("id")
                .asText();
        for (int number = 1; number <= 3; number++) {
            done(shop.saying("Idempotency-Key", "sale-" + number).post("/v1/receipts", """
                            {"store": "%s", "till": "1", "number": "%d", "at": "2026-11-2%dT10:00:00+05:00",
                             "customer": "%s", "externalId": "bill-%d",
                             "fiscal": {"fn": "9999078900001234", "fd": "%d", "fp": "1234567890"},
                             "lines": [{"id": "1", "sku": "A-1", "quantity": "1", "price": "1000.00"}],
                             "payments": [{"kind": "cash", "amount": "1000.00"}]}
                            """.formatted(
                            side.store().id(), number, number - 1, customer, number, number)));
        }
        done(shop.saying("Idempotency-Key", "gift")
                .post(
                        "/v1/customers/" + customer + "/points/adjustments",
                        "{\"points\":\"5\",\"reason\":\"подарок\"}"));
        done(shop.post(
                "/v1/webhook-endpoints",
                "{\"url\":\"https://hooks.example.com/a\",\"events\":[\"receipt.committed\"]}"));
        done(shop.put("/v1/stores/" + side.store().id() + "/tills/1", "{\"name\":\"У входа\"}"));
        done(shop.post("/v1/ruleset/publish", "{}"));
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply;
    }

    private Client client(Founding.Side side) {
        return service.holding(side.key(), side.grant().id());
    }

    /// A table that takes so many writes and then no more.
    private static final class DyingTable implements Table {
        private final Table table;
        private int writes;

        DyingTable(Table table, int writes) {
            this.table = table;
            this.writes = writes;
        }

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return table.get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return table.getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public WriteOutcome write(List<Write> wanted) {
            if (writes-- == 0) {
                throw new TableUnavailable("killed", new IllegalStateException());
            }
            return table.write(wanted);
        }
    }
}
