package io.kopilka.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.http.TestService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FoundTenantTest {

    private static final String HONEY = """
            {"name": "Мёд", "country": "RU", "currency": "RUB", "zone": "Asia/Omsk", "language": "ru",
             "programme": "points", "store": {"name": "На Ленина", "address": "Ленина, 5"}}""";

    private final TestService service = TestService.start();
    private final FoundTenant found = service.bean(FoundTenant.class);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoAsksForAShopGetsItAndItsSandboxWithTheirKeysShownOnce() {
        JsonNode shop = made(HONEY);

        assertThat(shop.at("/tenant/mode").asText()).isEqualTo("live");
        assertThat(shop.at("/sandbox/tenant/mode").asText()).isEqualTo("test");
        assertThat(shop.at("/tenant/twin")).isEqualTo(shop.at("/sandbox/tenant/id"));
        assertThat(shop.path("apiKey").asText())
                .startsWith("kop_live_" + shop.at("/tenant/id").asText());
        assertThat(shop.at("/sandbox/apiKey").asText())
                .startsWith("kop_test_" + shop.at("/sandbox/tenant/id").asText());
        assertThat(service.bean(Directory.class).everyTenant()).hasSize(4);
    }

    @Test
    void whatCannotBeAShopIsRefusedByPointerAndNothingIsMade() {
        List<Item> before = service.table().everything();
        for (String[] wrong : new String[][] {
            {HONEY.replace("\"Мёд\"", "\"\""), "/name out_of_range"},
            {HONEY.replace("\"RU\"", "\"XX\""), "/country invalid_value"},
            {HONEY.replace("\"RUB\"", "\"RUX\""), "/currency invalid_value"},
            {HONEY.replace("\"RUB\"", "\"XXX\""), "/currency invalid_value"},
            {HONEY.replace("Asia/Omsk", "+06:00"), "/zone invalid_value"},
            {HONEY.replace("\"language\": \"ru\"", "\"language\": \"de\""), "/language invalid_value"},
            {HONEY.replace("\"points\"", "\"casino\""), "/programme invalid_value"},
            {HONEY.replace("\"address\"", "\"street\""), "/store/street unknown_field"},
            {
                HONEY.replace("\"store\": {\"name\": \"На Ленина\", \"address\": \"Ленина, 5\"}", "\"plan\": \"free\""),
                "/store missing_field /plan unknown_field"
            }
        }) {
            Outcome<Founding> read = found.read(wrong[0].getBytes(UTF_8));
            assertThat(read).as(wrong[0]).isInstanceOf(Outcome.Refused.class);
            Problem problem = ((Outcome.Refused<Founding>) read).problem();
            assertThat(problem.errors().stream()
                            .map(error -> error.pointer() + " " + error.code().wireName())
                            .toList())
                    .as(wrong[0])
                    .containsExactlyInAnyOrder(wrong[1].split("(?<=[a-z]) (?=/)", -1));
        }
        assertThat(service.table().everything()).isEqualTo(before);
    }

    private JsonNode made(String body) {
        return switch (found.read(body.getBytes(UTF_8)).then(founding -> found.create(founding, List.of()))) {
            case Outcome.Done<Answer>(Answer answer) -> {
                assertThat(answer.status()).isEqualTo(201);
                yield switch (Json.read(answer.body())) {
                    case Read.Good<JsonNode>(JsonNode json) -> json;
                    case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(faults);
                };
            }
            case Outcome.Refused<Answer>(Problem problem) -> throw new AssertionError(problem);
        };
    }
}
