package io.kopilka.cards.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.audit.AuditEntry;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Batches over HTTP, every answer held to the contract.
final class BatchResourceTest {

    private static final String BATCHES = "/v1/card-batches";

    private PrintShop shop;

    @BeforeEach
    void open() {
        shop = new PrintShop();
        shop.number("buyer", "27");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private TestService.Client stranger() {
        return shop.service.with(
                TestService.STRANGER, new StoreAccess.EveryStore(), Scope.CARDS_READ, Scope.CARDS_ADMIN);
    }

    /// Refused, and nothing in the table is another than before.
    private void refused(String body, String problem) {
        List<Item> before = shop.service.table().everything();
        assertThat(shop.marketer.post(BATCHES, body).problem()).isEqualTo(problem);
        assertThat(shop.service.table().everything()).isEqualTo(before);
    }

    @Test
    void aBatchIsOrderedMadeInTheBackgroundAndTellsHowFarItIs() {
        Reply ordered =
                shop.marketer.post(BATCHES, "{\"kind\": \"buyer\", \"count\": 2500, \"note\": \"К Новому году\"}");
        assertThat(ordered.status()).isEqualTo(201);
        assertThat(ordered.json().path("state").asText()).isEqualTo("making");
        assertThat(ordered.json().path("made").asInt()).isZero();
        assertThat(ordered.json().path("createdBy").asText())
                .isEqualTo(shop.marketer.key().value());
        String batch = ordered.header("Location");
        assertThat(shop.cards()).isEmpty();

        CardBatchId id = new CardBatchId(ordered.json().path("id").asText());
        assertThat(shop.service.bean(WorkOnBatch.class).run(TestService.TENANT, id, 20))
                .isEqualTo(WorkOnBatch.Outcome.UNFINISHED);
        JsonNode underWay = shop.marketer.get(batch).json();
        assertThat(underWay.path("state").asText()).isEqualTo("making");
        assertThat(underWay.path("made").asInt()).isEqualTo(1_960);
        assertThat(shop.marketer.get(batch + "/sheet.pdf").problem()).isEqualTo("409 batch_not_ready");

        shop.work();
        JsonNode made = shop.marketer.get(batch).json();
        assertThat(made.path("state").asText()).isEqualTo("made");
        assertThat(made.path("made").asInt()).isEqualTo(2_500);
        assertThat(made.path("note").asText()).isEqualTo("К Новому году");
        assertThat(shop.cards()).hasSize(2_500);
        assertThat(shop.marketer
                        .get("/v1/card-kinds/buyer")
                        .json()
                        .at("/range/drawn")
                        .asInt())
                .isEqualTo(2_500);
    }

    @Test
    void theSameOrderUnderTheSameKeyIsOneBatch() {
        String order = "{\"kind\": \"buyer\", \"count\": 7}";
        TestService.Client once = shop.marketer.saying("Idempotency-Key", "order-1");
        Reply first = once.post(BATCHES, order);
        Reply again = once.post(BATCHES, order);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(once.post(BATCHES, "{\"kind\": \"buyer\", \"count\": 8}").problem())
                .isEqualTo("422 idempotency_key_reused");
        assertThat(shop.marketer.get(BATCHES).json().path("items")).hasSize(1);
        shop.work();
        assertThat(shop.cards()).hasSize(7);
    }

    @Test
    void whatCannotBeOrderedIsRefusedByNameAndNothingHappens() {
        refused("{\"kind\": \"buyer\", \"count\": 100001}", "422 out_of_range /count out_of_range");
        refused("{\"kind\": \"buyer\", \"count\": 0}", "422 out_of_range /count out_of_range");
        refused("{\"kind\": \"buyer\"}", "422 missing_field /count missing_field");
        refused("{\"kind\": \"buyer\", \"count\": \"5\"}", "422 invalid_value /count invalid_value");
        refused("{\"kind\": \"buyer\", \"count\": 1, \"colour\": 1}", "422 unknown_field /colour unknown_field");
        refused("{\"kind\": \"buyer\", \"count\": 2, \"names\": [\"А\"]}", "422 invalid_value /count invalid_value");
        refused("{\"kind\": \"buyer\", \"names\": []}", "422 invalid_value /names invalid_value");
        refused(
                "{\"kind\": \"buyer\", \"names\": [\"А\", \"" + "Б".repeat(41) + "\"]}",
                "422 out_of_range /names/1 out_of_range");
        refused("{\"kind\": \"gold\", \"count\": 1}", "404 unknown_card_kind /kind unknown_card_kind");
        refused("{\"kind\": \"guest\", \"count\": 1}", "409 card_kind_not_printed /kind card_kind_not_printed");
        refused(
                "{\"kind\": \"buyer\", \"count\": 1, \"store\": \"%s\"}".formatted(TestService.STRANGERS_STORE),
                "404 unknown_store /store unknown_store");
        refused("{\"kind\": \"buyer\", \"count\": 1", "400 malformed_json  malformed_json");
        assertThat(shop.service
                        .with(Scope.CARDS_READ, Scope.CARDS_WRITE)
                        .post(BATCHES, "{}")
                        .problem())
                .isEqualTo("403 forbidden_scope");
        assertThat(shop.service.anonymous().get(BATCHES).status()).isEqualTo(401);
    }

    @Test
    void aVirtualKindIsNotPrintedAndASmallRangeIsUsedToATenth() {
        assertThat(shop.say(
                                "app",
                                "{\"media\": \"virtual\", \"numbers\": {\"form\": \"mask\", \"mask\": \"APP-@@@@@@!\"}}")
                        .status())
                .isEqualTo(200);
        refused("{\"kind\": \"app\", \"count\": 1}", "409 card_kind_not_printed /kind card_kind_not_printed");

        assertThat(shop.say("guest", "{\"media\": \"barcode\", \"numbers\": {\"form\": \"mask\", \"mask\": \"G###\"}}")
                        .json()
                        .at("/range/left")
                        .asInt())
                .isEqualTo(100);
        refused("{\"kind\": \"guest\", \"count\": 101}", "409 numbers_exhausted /count numbers_exhausted");
        shop.order("{\"kind\": \"guest\", \"count\": 60}");
        refused("{\"kind\": \"guest\", \"count\": 41}", "409 numbers_exhausted /count numbers_exhausted");
        shop.order("{\"kind\": \"guest\", \"count\": 40}");
    }

    @Test
    void tenBatchesAreInTheMakingAndNoEleventh() {
        for (int i = 0; i < OrderBatch.MOST_UNFINISHED; i++) {
            shop.order("{\"kind\": \"buyer\", \"count\": 1}");
        }
        refused("{\"kind\": \"buyer\", \"count\": 1}", "409 too_many_batches");
        shop.work();
        shop.order("{\"kind\": \"buyer\", \"count\": 1}");
    }

    @Test
    void batchesAreListedNewestFirstByPages() {
        List<String> ids = List.of(
                shop.order("{\"kind\": \"buyer\", \"count\": 1}").value(),
                shop.order("{\"kind\": \"buyer\", \"count\": 2}").value(),
                shop.order("{\"kind\": \"buyer\", \"count\": 3}").value());
        JsonNode first = shop.marketer.get(BATCHES + "?limit=2").json();
        assertThat(first.path("items").findValuesAsText("id")).hasSize(2);
        JsonNode second = shop.marketer
                .get(BATCHES + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();
        assertThat(second.path("nextCursor").isNull()).isTrue();
        Set<String> seen = new HashSet<>(first.path("items").findValuesAsText("id"));
        seen.addAll(second.path("items").findValuesAsText("id"));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(shop.marketer.get(BATCHES + "?limit=2&cursor=AAAA").problem())
                .isEqualTo("400 invalid_cursor ?cursor invalid_cursor");
        assertThat(shop.marketer.get(BATCHES + "?state=made").problem())
                .isEqualTo("422 unknown_field ?state unknown_field");
    }

    @Test
    void aStrangerFindsNothing() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 3}");
        shop.work();
        assertThat(stranger().get(BATCHES).json().path("items")).isEmpty();
        for (String path : List.of("", "/sheet.pdf", "/cards.pdf", "/numbers.csv", "/tracks.csv")) {
            assertThat(stranger().get(BATCHES + "/" + id + path).problem()).isEqualTo("404 not_found");
        }
        assertThat(stranger()
                        .post(
                                BATCHES + "/" + id + "/placements",
                                "{\"store\": \"%s\"}".formatted(TestService.STRANGERS_STORE))
                        .problem())
                .isEqualTo("404 not_found");
        assertThat(shop.marketer.get(BATCHES + "/bat_1").problem()).isEqualTo("404 not_found");
    }

    @Test
    void sheetsAndCardsComeAsPdfWithANameOfTheirOwn() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 12}");
        shop.work();
        for (String name : List.of("sheet", "cards")) {
            HttpResponse<byte[]> pdf = shop.marketer.file(BATCHES + "/" + id + "/" + name + ".pdf");
            assertThat(pdf.statusCode()).isEqualTo(200);
            assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(pdf.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"" + id + "-" + name + ".pdf\"");
        }
    }

    @Test
    void aFileIsOfThePartThatIsAskedFor() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 1500}");
        shop.work();
        String batch = BATCHES + "/" + id;
        List<String> all = shop.numbers(id);
        assertThat(all).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(shop.marketer.get(batch + "/numbers.csv?from=1499").body())
                .isEqualTo("\uFEFFNo.,Number,Bar code,Name\r\n1499,%s,EAN-13,\r\n1500,%s,EAN-13,\r\n"
                        .formatted(all.get(1_498), all.get(1_499)));
        assertThat(shop.marketer
                        .in(Language.RU)
                        .get(batch + "/numbers.csv?from=7&count=1")
                        .body())
                .isEqualTo("\uFEFF№,Номер,Штрихкод,Имя\r\n7,%s,EAN-13,\r\n".formatted(all.get(6)));
        assertThat(shop.marketer.get(batch + "/sheet.pdf").problem())
                .isEqualTo("422 too_many_items ?count too_many_items");
        assertThat(shop.marketer.file(batch + "/sheet.pdf?count=1000").statusCode())
                .isEqualTo(200);
        assertThat(shop.marketer
                        .file(batch + "/sheet.pdf?from=1001&language=en")
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.marketer.get(batch + "/cards.pdf?from=1501").problem())
                .isEqualTo("422 out_of_range ?from out_of_range");
        assertThat(shop.marketer.get(batch + "/numbers.csv?from=1500&count=2").problem())
                .isEqualTo("422 out_of_range ?count out_of_range");
        assertThat(shop.marketer.get(batch + "/sheet.pdf?language=de").problem())
                .isEqualTo("422 invalid_value ?language invalid_value");
        assertThat(shop.marketer.get(batch + "/numbers.csv?language=ru").problem())
                .isEqualTo("422 unknown_field ?language unknown_field");
        assertThat(shop.marketer.get(batch + "/tracks.csv").problem()).isEqualTo("409 card_kind_not_printed");
    }

    @Test
    void tracksAreOfTheKindsStripe() {
        shop.say("guest", """
                {"media": "both", "numbers": {"form": "luhn", "prefix": "9643", "length": 16}, "stripe": {"siteCode": "77"}}
                """);
        CardBatchId id = shop.order("{\"kind\": \"guest\", \"names\": [\"Анна Петрова\", \"Ёлкин Щит\"]}");
        shop.work();
        List<String> numbers = shop.numbers(id);
        assertThat(shop.marketer.get(BATCHES + "/" + id + "/tracks.csv").body())
                .isEqualTo(
                        "\uFEFFNo.,Number,Track 1,Track 2\r\n1,%1$s,%%%1$s^ANNA PETROVA?,;%1$s=77?\r\n2,%2$s,%%%2$s^ELKIN SHCHIT?,;%2$s=77?\r\n"
                                .formatted(numbers.get(0), numbers.get(1)));
        assertThat(shop.marketer
                        .get(BATCHES + "/" + id + "/tracks.csv?sentinels=false&from=2")
                        .body())
                .contains("2,%1$s,%1$s^ELKIN SHCHIT,%1$s=77".formatted(numbers.get(1)));
    }

    @Test
    void namesAreSealedAndForgottenAfterNinetyDays() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"names\": [\"Анна Канарейкина\", \"Пётр Канарейкин\"]}");
        shop.work();
        String csv = BATCHES + "/" + id + "/numbers.csv";
        assertThat(shop.marketer.get(csv).body()).contains("Анна Канарейкина", "Пётр Канарейкин");
        assertThat(shop.service.table().everything().toString()).doesNotContain("Канарейкин");
        Item names = shop.service.items("T#" + TestService.TENANT + "#CARDS").stream()
                .filter(item -> item.key().sk().startsWith("NAMES#"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(
                        shop.service.clock().instant(), names.expires().orElseThrow()))
                .isBetween(Duration.ofDays(90).minusMinutes(5), Duration.ofDays(90));
    }

    @Test
    void aBatchGoesToStoresInParts() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 10}");
        String placements = BATCHES + "/" + id + "/placements";
        String store = "\"store\": \"" + TestService.STORE + "\"";
        // While it is still being made.
        Reply placed = shop.marketer.post(placements, "{" + store + ", \"from\": 3, \"count\": 2}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        assertThat(placed.json().at("/placements/0/state").asText()).isEqualTo("waiting");
        shop.work();
        JsonNode done = shop.marketer.get(BATCHES + "/" + id).json().at("/placements/0");
        assertThat(done.path("placed").asInt()).isEqualTo(2);
        assertThat(done.path("state").asText()).isEqualTo("done");

        List<Item> before = shop.service.table().everything();
        assertThat(shop.marketer
                        .post(placements, "{" + store + ", \"from\": 11}")
                        .problem())
                .isEqualTo("422 out_of_range /from out_of_range");
        assertThat(shop.marketer
                        .post(placements, "{" + store + ", \"from\": 10, \"count\": 2}")
                        .problem())
                .isEqualTo("422 out_of_range /count out_of_range");
        assertThat(shop.marketer
                        .post(placements, "{\"store\": \"%s\"}".formatted(TestService.STRANGERS_STORE))
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");
        assertThat(shop.marketer.post(placements, "{}").problem()).isEqualTo("422 missing_field /store missing_field");
        assertThat(shop.service.table().everything()).isEqualTo(before);
    }

    @Test
    void theAuditLogTellsWhatWasOrderedAndWhereItWent() {
        AuditTrail audit = shop.service.bean(AuditTrail.class);
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"names\": [\"Анна Канарейкина\"]}");
        shop.marketer.post(BATCHES + "/" + id + "/placements", "{\"store\": \"%s\"}".formatted(TestService.STORE));
        List<AuditEntry> entries = audit.list(
                        TestService.TENANT,
                        new AuditTrail.Wanted(Optional.empty(), Optional.empty(), _ -> true),
                        10,
                        Optional.empty())
                .entries();
        assertThat(entries.stream()
                        .map(entry -> entry.action().wireName() + " "
                                + entry.subject().value()))
                .startsWith("cardBatch.changed " + id, "cardBatch.created " + id, "cardKind.changed cardKind/buyer");
        assertThat(entries.toString()).doesNotContain("Канарейкина");
    }
}
