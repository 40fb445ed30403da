package io.kopilka.cards.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.cards.batch.PrintShop;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Card kinds and the number plan over HTTP, every answer held to the contract.
final class CardKindResourceTest {

    private static final String BUYER = "/v1/card-kinds/buyer";
    private static final String PLAN = "/v1/number-plan";
    private static final String TWENTY_SEVEN =
            "{\"media\": \"barcode\", \"numbers\": {\"form\": \"ean13\", \"prefix\": \"27\"}}";

    private PrintShop shop;

    @BeforeEach
    void open() {
        shop = new PrintShop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private TestService.Client tagged(String tag) {
        return shop.marketer.saying("If-Match", tag);
    }

    @Test
    void kindsAreThoseOfTheProgrammeUntilSomethingIsSaidOfThem() {
        Reply read = shop.marketer.get(BUYER);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        assertThat(read.body())
                .isEqualTo("{\"id\":\"buyer\",\"inRuleset\":true,\"personal\":true,"
                        + "\"name\":{\"ru\":\"Карта покупателя\",\"en\":\"Buyer's card\"},\"media\":\"barcode\","
                        + "\"validity\":null,\"numbers\":null,\"design\":{\"background\":\"#FFFFFF\","
                        + "\"text\":\"#000000\",\"wording\":[]},\"stripe\":null,\"range\":null}");
        assertThat(shop.marketer.get("/v1/card-kinds").json().path("items").findValuesAsText("id"))
                .containsExactly("buyer", "guest", "app");
    }

    @Test
    void whatIsSaidIsReadBackAndOutlivesTheProgramme() {
        Reply said = tagged("\"0\"").put(BUYER, """
                {"media": "both", "validity": {"months": 36}, "numbers": {"form": "luhn", "prefix": "9643", "length": 16},
                 "design": {"background": "#1a4d8f", "wording": [{"ru": "До оплаты", "en": "Before you pay"}, "+7 343"]},
                 "stripe": {"track1": false, "siteCode": "77"}}
                """);
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(said.header("ETag")).isEqualTo("\"1\"");
        JsonNode json = shop.marketer.get(BUYER).json();
        assertThat(json).isEqualTo(said.json());
        assertThat(json.path("design").toString())
                .isEqualTo("{\"background\":\"#1A4D8F\",\"text\":\"#FFFFFF\",\"wording\":"
                        + "[{\"ru\":\"До оплаты\",\"en\":\"Before you pay\"},\"+7 343\"]}");
        assertThat(json.path("stripe").toString()).isEqualTo("{\"track1\":false,\"track2\":true,\"siteCode\":\"77\"}");
        assertThat(json.path("validity").toString()).isEqualTo("{\"months\":36}");
        assertThat(json.at("/range/left").asLong()).isEqualTo(10_000_000_000L);

        shop.publish(TestService.TENANT, """
                {"currency": "RUB", "segments": [], "offers": [], "promotions": [],
                 "cardKinds": [{"id": "new", "name": "Новая", "personal": true}]}
                """);
        JsonNode items = shop.marketer.get("/v1/card-kinds").json().path("items");
        assertThat(items.findValuesAsText("id"))
                .startsWith("new")
                .contains("buyer")
                .doesNotContain("guest");
        assertThat(shop.marketer.get(BUYER).json().path("inRuleset").asBoolean())
                .isFalse();
        assertThat(shop.marketer.get("/v1/card-kinds/guest").problem()).isEqualTo("404 not_found");
    }

    @Test
    void aChangeIsMadeFromWhatWasRead() {
        assertThat(shop.marketer.put(BUYER, TWENTY_SEVEN).problem()).isEqualTo("428 precondition_required");
        assertThat(tagged("\"0\"").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);
        List<Item> before = shop.service.table().everything();
        assertThat(tagged("\"0\"").put(BUYER, "{\"media\": \"virtual\"}").problem())
                .isEqualTo("412 stale_etag");
        assertThat(tagged("*").put("/v1/card-kinds/gold", TWENTY_SEVEN).problem())
                .isEqualTo("404 not_found");
        assertThat(shop.service.table().everything()).isEqualTo(before);
        assertThat(tagged("\"1\"").put(BUYER, "{\"media\": \"virtual\"}").status())
                .isEqualTo(200);
        // The numbers stay the kind's: they go on where they stopped.
        assertThat(tagged("\"2\"").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);
        assertThat(shop.marketer.get(PLAN).json().path("ranges")).hasSize(1);
        assertThat(shop.service
                        .with(Scope.CARDS_READ)
                        .saying("If-Match", "*")
                        .put(BUYER, TWENTY_SEVEN)
                        .problem())
                .isEqualTo("403 forbidden_scope");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422 missing_field /media missing_field",
                "{\"media\": \"chip\"}|422 invalid_value /media invalid_value",
                "{\"media\": \"barcode\", \"colour\": 1}|422 unknown_field /colour unknown_field",
                "{\"media\": \"barcode\", \"validity\": {}}|422 invalid_value /validity invalid_value",
                "{\"media\": \"barcode\", \"validity\": {\"months\": 121}}|422 out_of_range /validity/months out_of_range",
                "{\"media\": \"barcode\", \"validity\": {\"until\": \"2029-02-30\"}}|422 invalid_value /validity/until"
                        + " invalid_value",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"ean13\", \"prefix\": \"46\"}}|422 out_of_range"
                        + " /numbers/prefix out_of_range",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"luhn\", \"prefix\": \"4\", \"length\": 16}}|422"
                        + " invalid_value /numbers/prefix not_allowed_here",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"luhn\", \"length\": 25}}|422 out_of_range"
                        + " /numbers/length out_of_range",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"mask\", \"mask\": \"A##\"}}|422 invalid_value"
                        + " /numbers/mask invalid_value",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"qr\"}}|422 invalid_value /numbers/form invalid_value",
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"ean13\", \"prefix\": \"27\", \"length\": 13}}|422"
                        + " unknown_field /numbers/length unknown_field",
                "{\"media\": \"barcode\", \"design\": {\"background\": \"blue\"}}|422 invalid_value /design/background"
                        + " invalid_value",
                "{\"media\": \"barcode\", \"design\": {\"background\": \"#FFFFFF\", \"text\": \"#EEEEEE\"}}|422"
                        + " invalid_value /design/text not_allowed_here",
                "{\"media\": \"barcode\", \"design\": {\"wording\": [\"1\", \"2\", \"3\", \"4\"]}}|422 too_many_items"
                        + " /design/wording too_many_items",
                "{\"media\": \"barcode\", \"stripe\": {}}|422 invalid_value /stripe not_allowed_here",
                "{\"media\": \"both\", \"stripe\": {\"siteCode\": \"A\"}}|422 invalid_value /stripe/siteCode invalid_value",
                "{\"media\": \"both\", \"stripe\": {\"track1\": false, \"track2\": false}}|422 invalid_value /stripe"
                        + " invalid_value",
                "{\"media\": \"both\", \"stripe\": {\"track2\": true}, \"numbers\": {\"form\": \"mask\","
                        + " \"mask\": \"GC-####\"}}|422 invalid_value /stripe/track2 not_allowed_here"
            })
    void whatIsWrongWithSettingsIsNamed(String body, String problem) {
        List<Item> before = shop.service.table().everything();
        assertThat(tagged("*").put(BUYER, body).problem()).isEqualTo(problem);
        assertThat(shop.service.table().everything()).isEqualTo(before);
    }

    @Test
    void rangesOfTwoKindsShareNoNumber() {
        assertThat(tagged("*").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);
        List<Item> before = shop.service.table().everything();
        for (String numbers : List.of(
                "{\"form\": \"ean13\", \"prefix\": \"27\"}",
                "{\"form\": \"ean13\", \"prefix\": \"2701\"}",
                "{\"form\": \"mask\", \"mask\": \"2############\"}")) {
            assertThat(shop.say("guest", "{\"media\": \"barcode\", \"numbers\": " + numbers + "}")
                            .problem())
                    .isEqualTo("409 numbers_overlap /numbers numbers_overlap");
        }
        assertThat(shop.service.table().everything()).isEqualTo(before);
        // What was given up once is still on cards.
        assertThat(tagged("*").put(BUYER, "{\"media\": \"barcode\"}").status()).isEqualTo(200);
        assertThat(shop.say("guest", TWENTY_SEVEN).problem()).isEqualTo("409 numbers_overlap /numbers numbers_overlap");
        assertThat(shop.say("guest", TWENTY_SEVEN.replace("27", "28")).status()).isEqualTo(200);
    }

    @Test
    void cardsAreNotNumberedLikeWeighedGoods() {
        Reply plan = shop.marketer.get(PLAN);
        assertThat(plan.body()).isEqualTo("{\"weighedGoods\":[],\"ranges\":[]}");
        assertThat(shop.marketer.put(PLAN, "{\"weighedGoods\": []}").problem()).isEqualTo("428 precondition_required");
        Reply said = tagged(plan.header("ETag")).put(PLAN, "{\"weighedGoods\": [\"21\", \"2305\"]}");
        assertThat(said.json().path("weighedGoods").toString()).isEqualTo("[\"21\",\"2305\"]");
        for (String prefix : List.of("21", "2100", "23", "230501")) {
            assertThat(tagged("*")
                            .put(BUYER, TWENTY_SEVEN.replace("27", prefix))
                            .problem())
                    .isEqualTo("409 numbers_overlap /numbers numbers_overlap");
        }
        assertThat(tagged("*").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);

        List<Item> before = shop.service.table().everything();
        assertThat(tagged("*")
                        .put(PLAN, "{\"weighedGoods\": [\"21\", \"2705\"]}")
                        .problem())
                .isEqualTo("409 numbers_overlap /weighedGoods/1 numbers_overlap");
        assertThat(tagged("*")
                        .put(PLAN, "{\"weighedGoods\": [\"46\", \"21\", \"21\"]}")
                        .problem())
                .isEqualTo("422 out_of_range /weighedGoods/0 out_of_range /weighedGoods/2 duplicate_id");
        assertThat(tagged("*").put(PLAN, "{}").problem()).isEqualTo("422 missing_field /weighedGoods missing_field");
        assertThat(tagged("\"0\"").put(PLAN, "{\"weighedGoods\": []}").problem())
                .isEqualTo("412 stale_etag");
        assertThat(shop.service.table().everything()).isEqualTo(before);
        JsonNode range = shop.marketer.get(PLAN).json().at("/ranges/0");
        assertThat(range.path("kind").asText()).isEqualTo("buyer");
        assertThat(range.path("left").asLong()).isEqualTo(1_000_000_000L);
    }

    @Test
    void theKeyOfARangeIsSealed() {
        assertThat(tagged("*").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);
        Item range = shop.service.items("T#" + TestService.TENANT + "#CARDS").stream()
                .filter(item -> item.key().sk().startsWith("RANGE#"))
                .findFirst()
                .orElseThrow();
        // A version, a nonce, 32 bytes and their tag.
        assertThat(Base64.getDecoder().decode(range.text("key"))).hasSize(1 + 12 + 32 + 16);
        assertThat(shop.marketer.get(PLAN).body()).doesNotContain(range.text("key"));
    }

    @Test
    void anotherShopHasItsOwnPlan() {
        assertThat(tagged("*").put(BUYER, TWENTY_SEVEN).status()).isEqualTo(200);
        TestService.Client stranger = shop.service.with(
                TestService.STRANGER, new StoreAccess.EveryStore(), Scope.CARDS_READ, Scope.CARDS_ADMIN);
        assertThat(stranger.get(PLAN).json().path("ranges")).isEmpty();
        assertThat(stranger.get(BUYER).problem()).isEqualTo("404 not_found");
        shop.publish(TestService.STRANGER, """
                {"currency": "GBP", "segments": [], "offers": [], "promotions": [],
                 "cardKinds": [{"id": "buyer", "name": "Reader", "personal": true}]}
                """);
        assertThat(stranger.saying("If-Match", "*").put(BUYER, TWENTY_SEVEN).status())
                .isEqualTo(200);
    }
}
