package io.kopilka.members;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.HoldPoints;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ClockSetting;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Points given and taken by hand over HTTP.
final class AdjustmentsTest {
    private TestService service;
    private TestService.Client office;
    private String customer = "";
    private int keys;

    @BeforeEach
    void open() {
        service = TestService.start();
        office = service.with(Scope.CUSTOMERS_WRITE, Scope.CUSTOMERS_READ, Scope.POINTS_ADJUST);
        customer = office.post("/v1/customers", "{\"name\": \"Анна Павлова\"}")
                .json()
                .path("id")
                .asText();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Reply adjust(String body) {
        return adjust("key-" + ++keys, body);
    }

    private Reply adjust(String key, String body) {
        return office.saying("Idempotency-Key", key).post("/v1/customers/" + customer + "/points/adjustments", body);
    }

    private JsonNode points() {
        return office.get("/v1/customers/" + customer).json().path("points");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    @Test
    void pointsAreGivenAndTakenAndTheEntriesSayWhoAndWhy() {
        JsonNode given = adjust("{\"points\": \"100\", \"reason\": \"Извинение\", \"expires\": \"2026-12-01\"}")
                .json();
        JsonNode taken =
                adjust("{\"points\": \"-30.5\", \"reason\": \"Ошибка\"}").json();

        assertThat(text(given, "/change")).isEqualTo("100");
        assertThat(text(given, "/points/balance")).isEqualTo("100");
        assertThat(text(given, "/points/expiring/0/on")).isEqualTo("2026-12-01");
        assertThat(text(taken, "/change")).isEqualTo("-30.5");
        assertThat(text(taken, "/points/balance")).isEqualTo("69.5");
        JsonNode entries =
                office.get("/v1/customers/" + customer + "/points").json().path("items");
        assertThat(entries.findValuesAsText("kind")).containsExactly("adjustment", "adjustment");
        assertThat(entries.findValuesAsText("amount")).containsExactly("-30.5", "100");
        assertThat(entries.findValuesAsText("reason")).containsExactly("Ошибка", "Извинение");
        assertThat(text(entries, "/0/actor")).isEqualTo(office.key().value());
        assertThat(text(entries, "/1/expires")).isEqualTo("2026-12-01");
        assertThat(text(entries, "/0/id")).isEqualTo(text(taken, "/id"));
    }

    @Test
    void noMoreIsTakenThanThereIs() {
        adjust("{\"points\": \"10\", \"reason\": \"a\", \"expires\": null}");

        Reply refused = adjust("{\"points\": \"-10.0001\", \"reason\": \"b\"}");

        assertThat(refused.problem()).isEqualTo("409 not_enough_points /points not_enough_points");
        assertThat(text(refused.json(), "/errors/0/detail")).isEqualTo("Asked for: 10.0001; can be spent: 10.");
        assertThat(text(points(), "/balance")).isEqualTo("10");
        assertThat(adjust("{\"points\": \"-10\", \"reason\": \"b\"}").status()).isEqualTo(201);
        assertThat(text(points(), "/balance")).isEqualTo("0");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        Reply first = adjust("one", "{\"points\": \"10\", \"reason\": \"a\"}");
        Reply again = adjust("one", "{\"points\": \"10\", \"reason\": \"a\"}");
        Reply other = adjust("one", "{\"points\": \"11\", \"reason\": \"a\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("422 idempotency_key_reused");
        assertThat(text(points(), "/balance")).isEqualTo("10");
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() {
        assertThat(office.post(
                                "/v1/customers/" + customer + "/points/adjustments",
                                "{\"points\": \"1\", \"reason\": \"a\"}")
                        .problem())
                .isEqualTo("400 idempotency_key_missing");
        assertThat(adjust("{\"points\": \"0\", \"reason\": \"a\"}").problem())
                .isEqualTo("422 out_of_range /points out_of_range");
        assertThat(adjust("{\"points\": \"1\"}").problem()).isEqualTo("422 missing_field /reason missing_field");
        assertThat(adjust("{\"points\": \"1\", \"reason\": \" \"}").problem())
                .isEqualTo("422 invalid_value /reason invalid_value");
        assertThat(adjust("{\"points\": \"1\", \"reason\": \"a\", \"expires\": \"2026-11-21\"}")
                        .problem())
                .isEqualTo("422 out_of_range /expires out_of_range");
        assertThat(adjust("{\"points\": \"-1\", \"reason\": \"a\", \"expires\": \"2026-12-21\"}")
                        .problem())
                .startsWith("422 invalid_value /expires");
        assertThat(adjust("{\"points\": \"1\", \"reason\": \"a\", \"x\": 1}").problem())
                .isEqualTo("422 unknown_field /x unknown_field");
        assertThat(service.with(Scope.CUSTOMERS_WRITE)
                        .saying("Idempotency-Key", "x")
                        .post("/v1/customers/" + customer + "/points/adjustments", "{}")
                        .problem())
                .isEqualTo("403 forbidden_scope");
        assertThat(service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.POINTS_ADJUST)
                        .saying("Idempotency-Key", "x")
                        .post(
                                "/v1/customers/" + customer + "/points/adjustments",
                                "{\"points\": \"1\", \"reason\": \"a\"}")
                        .problem())
                .isEqualTo("404 not_found");
        assertThat(text(points(), "/balance")).isEqualTo("0");
    }

    @Test
    void pointsSetAsideAreShownAndCannotBeTakenUntilTheyAreFree() {
        adjust("{\"points\": \"10\", \"reason\": \"a\"}");
        Customer known = service.bean(Customers.class)
                .find(TestService.TENANT, new CustomerId(customer), Consistency.STRONG)
                .orElseThrow()
                .customer();
        AccountStore accounts = service.bean(AccountStore.class);
        Account account = accounts.load(TestService.TENANT, known.programme(), known.account());
        Instant now = service.clock().instant();
        Ulids ulids = service.bean(Ulids.class);
        HoldPoints.Outcome.Held held = (HoldPoints.Outcome.Held) HoldPoints.post(
                account,
                new HoldPoints.Wish(
                        ulids.next(),
                        ulids.next(),
                        Points.whole(4),
                        now.atOffset(ZoneOffset.ofHours(5)),
                        now,
                        TestService.TENANT,
                        TestService.TENANT,
                        new KeyId("key_01JZ0000000000000000000000")));
        assertThat(service.table()
                        .write(accounts.writes(
                                TestService.TENANT,
                                held.account(),
                                held.posting(),
                                new Occasion(null, Occasion.TierMove.NONE))))
                .isInstanceOf(WriteOutcome.Written.class);

        assertThat(text(points(), "/held")).isEqualTo("4");
        assertThat(text(points(), "/balance")).isEqualTo("6");
        assertThat(adjust("{\"points\": \"-7\", \"reason\": \"b\"}").problem()).startsWith("409 not_enough_points");
        service.clock().set(new ClockSetting.StartingAt(now.plus(Duration.ofMinutes(15))));
        assertThat(text(points(), "/held")).isEqualTo("0");
        assertThat(text(points(), "/balance")).isEqualTo("10");
        assertThat(adjust("{\"points\": \"-7\", \"reason\": \"b\"}")
                        .json()
                        .at("/points/balance")
                        .asText())
                .isEqualTo("3");
        assertThat(office.get("/v1/customers/" + customer + "/points")
                        .json()
                        .path("items")
                        .findValuesAsText("kind"))
                .containsExactlyInAnyOrder("adjustment", "release", "hold", "adjustment");
    }

    @Test
    void whoTakesAtOnceNeverTakesMoreThanThereIs() throws Exception {
        adjust("{\"points\": \"10\", \"reason\": \"a\"}");
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String key = "at-once-" + i;
            calls.add(() -> adjust(key, "{\"points\": \"-3\", \"reason\": \"b\"}"));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                statuses.add(reply.get().status());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(17);
        assertThat(text(points(), "/balance")).isEqualTo("1");
    }
}
