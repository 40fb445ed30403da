package io.kopilka.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A draft tried on a sample receipt: each offer's yes or no, and why.
final class SimulationTest {
    private static final String DRAFT = """
            {"currency": "RUB",
             "offers": [
               {"id": "ten", "name": {"ru": "Десять", "en": "Ten"}, "effect": {"percent": "10"}},
               {"id": "big", "name": "Крупный чек", "when": {"receiptTotal": {"atLeast": "1000.00"}}, "effect": {"percent": "20"}}],
             "combination": {"mode": "maximum", "children": ["ten", "big"]},
             "promotions": [{"id": "p", "name": "p", "offers": ["ten", "big"]}]}
            """;

    private static final String SAMPLE = """
            "receipt": {"lines": [{"id": "1", "sku": "A", "quantity": "2", "price": "100.00"}]}
            """;

    private static TestService service;
    private static TestService.Client marketer;

    @BeforeAll
    static void open() {
        service = TestService.start();
        marketer = service.with(Scope.RULES_READ, Scope.RULES_WRITE, Scope.SIMULATIONS_WRITE);
        String tag = marketer.get("/v1/ruleset/draft").header("ETag");
        assertThat(marketer.saying("If-Match", tag)
                        .put("/v1/ruleset/draft", DRAFT)
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void theDraftTellsOfEachOfferWhetherAndWhyNot() {
        Reply reply = marketer.in(Language.EN).post("/v1/simulations", "{\"ruleset\": \"draft\", " + SAMPLE + "}");

        JsonNode simulation = reply.json();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(simulation.path("total").asText()).isEqualTo("180.00");
        assertThat(simulation.at("/applied/0/offer").asText()).isEqualTo("ten");
        assertThat(simulation.at("/applied/0/name").asText()).isEqualTo("Ten");
        assertThat(simulation.at("/applied/0/before").asText()).isEqualTo("20.00");
        assertThat(simulation.at("/skipped/0/reason").asText()).isEqualTo("receiptTotal");
        assertThat(simulation.at("/skipped/0/missing").asText()).isEqualTo("800.00");
        assertThat(simulation.path("ruleset").isNull()).isTrue();
    }

    @Test
    void aWholeDocumentIsTriedForAnImaginedCustomer() {
        JsonNode simulation =
                marketer.post("/v1/simulations", """
                        {"ruleset": {"currency": "RUB", "offers": [{"id": "gold", "name": "Золото", "when": {"tiers": ["gold"]}, "effect": {"percent": "50"}}]},
                         "customer": {"id": "c1", "tier": "gold"},
                        """ + SAMPLE + "}").json();

        assertThat(simulation.path("total").asText()).isEqualTo("100.00");
        assertThat(simulation.at("/customer/id").asText()).isEqualTo("c1");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        assertThat(marketer.post("/v1/simulations", "{\"ruleset\": 7, " + SAMPLE + "}")
                        .problem())
                .isEqualTo("404 unknown_ruleset /ruleset unknown_ruleset");
        assertThat(marketer.post("/v1/simulations", "{\"ruleset\": \"draft\", \"colour\": 1, " + SAMPLE + "}")
                        .problem())
                .isEqualTo("422 unknown_field /colour unknown_field");
        assertThat(marketer.post(
                                "/v1/simulations",
                                "{\"ruleset\": {\"currency\": \"RUB\", \"offers\": [{\"id\": \"x\", \"name\": \"x\", \"effect\": {\"percent\": \"101\"}}]}, "
                                        + SAMPLE + "}")
                        .problem())
                .isEqualTo("422 out_of_range /ruleset/offers/0/effect/percent out_of_range");
        assertThat(marketer.post("/v1/simulations", "{\"ruleset\": {\"currency\": \"EUR\"}, " + SAMPLE + "}")
                        .problem())
                .as("another shop's money")
                .isEqualTo("422 currency_mismatch /ruleset/currency currency_mismatch");
    }
}
