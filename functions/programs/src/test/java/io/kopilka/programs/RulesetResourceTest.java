package io.kopilka.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RulesetResourceTest {

    private static final String DRAFT = "/v1/ruleset/draft";
    private static final String PUBLISH = "/v1/ruleset/publish";
    private static final String VERSIONS = "/v1/rulesets";

    private final TestService service = TestService.start();
    private final Client client = service.with(Scope.RULES_READ, Scope.RULES_WRITE, Scope.RULES_PUBLISH);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aNewTenantHasAnEmptyDraftInItsCurrency() {
        Reply reply = client.get(DRAFT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"currency\":\"RUB\"}");
        assertThat(reply.header("ETag")).isEqualTo("\"0\"");
        assertThat(service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RULES_READ)
                        .get(DRAFT)
                        .body())
                .isEqualTo("{\"currency\":\"GBP\"}");
    }

    @Test
    void aDraftIsReplacedByWhatItsAuthorWroteAsItWasWritten() {
        String document =
                "{\"rounding\":{\"total\":\"0.010\"},\"currency\":\"RUB\",\"combination\":null,\"offers\":[]}";

        Reply replaced = client.saying("If-Match", "\"0\"").put(DRAFT, document);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(document);
        assertThat(replaced.header("ETag")).isEqualTo("\"1\"");
        Reply read = client.get(DRAFT);
        assertThat(read.body()).isEqualTo(document);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(client.saying("If-Match", "\"1\"").put(DRAFT, percent(3)).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void aDraftThatCannotBePublishedYetIsTakenAllTheSame() {
        String unfinished =
                "{\"currency\":\"RUB\",\"offers\":[{\"id\":\"a\",\"name\":\"a\",\"scope\":\"not-yet\",\"effect\":{\"percent\":\"3\"}}]}";

        assertThat(client.saying("If-Match", "\"0\"").put(DRAFT, unfinished).status())
                .isEqualTo(200);
    }

    @Test
    void whoeverDoesNotSayWhatTheyReadOrReadAnOlderDraftChangesNothing() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));

        assertRefused("428 precondition_required", caller -> caller.put(DRAFT, percent(5)));
        for (String tag : List.of("\"0\"", "\"2\"", "1", "W/\"1\"", "\"x\"")) {
            assertRefused(
                    "412 stale_etag", caller -> caller.saying("If-Match", tag).put(DRAFT, percent(5)));
        }
    }

    @Test
    void aDraftOfTheWrongShapeIsRefusedWithEveryFaultNamed() {
        assertRefused(
                "422 invalid_value /offers/0/name invalid_value /offers/0/effect/percent invalid_value "
                        + "/offers/0/colour unknown_field /extra unknown_field",
                put(
                        "{\"currency\":\"RUB\",\"offers\":[{\"id\":\"a\",\"name\":1,\"effect\":{\"percent\":5},\"colour\":1}],"
                                + "\"extra\":1}"));
        assertRefused("422 missing_field /currency missing_field", put("{}"));
        assertRefused("422 invalid_value /currency invalid_value", put("{\"currency\":\"ZZZ\"}"));
        assertRefused("422 invalid_value  invalid_value", put("[]"));
        assertRefused("422 currency_mismatch /currency currency_mismatch", put("{\"currency\":\"USD\"}"));
        assertRefused("400 malformed_json  malformed_json", put("{"));
        assertRefused("400 malformed_json  malformed_json", put(""));
        assertRefused(
                "422 too_deep  too_deep", put("{\"currency\":\"RUB\",\"x\":" + "[".repeat(70) + "]".repeat(70) + "}"));
        assertRefused("413 body_too_large", put(" ".repeat(262_145)));
        assertRefused(
                "415 unsupported_media_type",
                caller -> caller.saying("If-Match", "\"0\"")
                        .saying("Content-Type", "text/plain")
                        .put(DRAFT, percent(3)));
    }

    @Test
    void publishingMakesTheNextVersionInForceAtOnce() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));

        Reply published = client.post(PUBLISH, "{}");

        assertThat(published.status()).isEqualTo(200);
        assertThat(published.body()).isEqualTo("{\"version\":1,\"warnings\":[]}");
        assertThat(service.bean(Rulebook.class)
                        .current(TestService.TENANT)
                        .version()
                        .number())
                .isEqualTo(1);
        assertThat(client.post(PUBLISH, "{}").body()).isEqualTo("{\"version\":2,\"warnings\":[]}");
        assertThat(client.get(DRAFT).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aWarningIsToldInTheLanguageOfWhoPublishes() {
        client.saying("If-Match", "\"0\"")
                .put(
                        DRAFT,
                        "{\"currency\":\"RUB\",\"offers\":[{\"id\":\"a\",\"name\":\"А\",\"effect\":{\"percent\":\"3\"}}]}");

        JsonNode ru = client.in(Language.RU).post(PUBLISH, "{}").json().at("/warnings/0");
        JsonNode en = client.in(Language.EN).post(PUBLISH, "{}").json().at("/warnings/0");

        assertThat(ru.path("pointer").asText()).isEqualTo("/offers/0");
        assertThat(ru.path("code").asText()).isEqualTo("idle_offer");
        assertThat(ru.path("detail").asText()).containsPattern("[а-я]");
        assertThat(en.path("detail").asText()).containsPattern("[a-z]").doesNotContainPattern("[а-я]");
    }

    @Test
    void aDraftWithFaultsIsNotPublished() {
        client.saying("If-Match", "\"0\"")
                .put(
                        DRAFT,
                        "{\"currency\":\"RUB\",\"offers\":[{\"id\":\"a\",\"name\":\"a\",\"scope\":\"shose\",\"effect\":{\"percent\":\"3\"}}],"
                                + "\"promotions\":[{\"id\":\"p\",\"name\":\"p\",\"offers\":[\"a\"],\"stores\":[\""
                                + TestService.STRANGERS_STORE + "\"]}]}");

        assertRefused(
                "422 ruleset_invalid /offers/0/scope unknown_reference /promotions/0/stores/0 unknown_reference",
                caller -> caller.post(PUBLISH, "{}"));
        assertThat(client.in(Language.RU)
                        .post(PUBLISH, "{}")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("Ошибок: 2.");
        assertThat(client.get(VERSIONS).body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }

    @Test
    void publishingIsToldNothing() {
        assertRefused("422 unknown_field /force unknown_field", caller -> caller.post(PUBLISH, "{\"force\":true}"));
        assertRefused("422 invalid_value  invalid_value", caller -> caller.post(PUBLISH, "[]"));
        assertRefused("400 malformed_json  malformed_json", caller -> caller.post(PUBLISH, ""));
    }

    @Test
    void versionsAreListedTheNewestFirstPageByPage() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));
        for (int version = 1; version <= 3; version++) {
            client.post(PUBLISH, "{}");
        }

        JsonNode first = client.get(VERSIONS + "?limit=2").json();
        JsonNode second = client.get(
                        VERSIONS + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();

        assertThat(first.at("/items/0/version").asInt()).isEqualTo(3);
        assertThat(first.at("/items/1/version").asInt()).isEqualTo(2);
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.at("/items/0/version").asInt()).isEqualTo(1);
        assertThat(second.at("/items/0/publishedBy").asText())
                .isEqualTo(client.key().value());
        assertThat(second.at("/items/0/offers").asInt()).isEqualTo(1);
        assertThat(second.at("/items/0/promotions").asInt()).isEqualTo(1);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(client.get(VERSIONS + "?limit=0").problem()).isEqualTo("422 out_of_range ?limit out_of_range");
        assertThat(client.get(VERSIONS + "?cursor=abc").problem())
                .isEqualTo("400 invalid_cursor ?cursor invalid_cursor");
        assertThat(client.get(VERSIONS + "?limt=5").problem()).isEqualTo("422 unknown_field ?limt unknown_field");
    }

    @Test
    void aVersionIsReadAsItWasPublishedHoweverTheDraftGoesOn() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));
        client.post(PUBLISH, "{}");
        client.saying("If-Match", "\"1\"").put(DRAFT, percent(5));

        Reply reply = client.get(VERSIONS + "/1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .matches("\\{\"version\":1,\"publishedAt\":\"2026-11-22T05:[0-9.:]+Z\",\"publishedBy\":\""
                        + client.key() + "\",\"ruleset\":.*}");
        assertThat(reply.json().path("ruleset").toString()).isEqualTo(percent(3));
    }

    @Test
    void aVersionThatIsNotThereIsNotFoundNorIsAnotherTenants() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));
        client.post(PUBLISH, "{}");
        Client stranger =
                service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RULES_READ, Scope.RULES_PUBLISH);

        for (String version : List.of("0", "2", "-1", "01", "x", "99999999999")) {
            assertRefused("404 not_found", caller -> caller.get(VERSIONS + "/" + version));
            assertRefused("404 not_found", caller -> caller.post(VERSIONS + "/" + version + "/restore", "{}"));
        }
        assertThat(stranger.get(VERSIONS + "/1").problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(VERSIONS + "/1/restore", "{}").problem()).isEqualTo("404 not_found");
        assertThat(stranger.get(VERSIONS).body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }

    @Test
    void anOldVersionComesBackUnderANewNumberAndTheDraftStays() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));
        client.post(PUBLISH, "{}");
        client.saying("If-Match", "\"1\"").put(DRAFT, percent(5));
        client.post(PUBLISH, "{}");

        Reply restored = client.post(VERSIONS + "/1/restore", "{}");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.body()).isEqualTo("{\"version\":3,\"warnings\":[]}");
        JsonNode third = client.get(VERSIONS + "/3").json();
        assertThat(third.path("ruleset").toString()).isEqualTo(percent(3));
        assertThat(third.path("restoredFrom").asInt()).isEqualTo(1);
        assertThat(client.get(DRAFT).body()).isEqualTo(percent(5));
        assertRefused(
                "422 unknown_field /into unknown_field",
                caller -> caller.post(VERSIONS + "/1/restore", "{\"into\":\"draft\"}"));
    }

    @Test
    void withoutAKeyOrItsScopeNothingIsReadOrChanged() {
        client.saying("If-Match", "\"0\"").put(DRAFT, percent(3));
        client.post(PUBLISH, "{}");
        Client reader = service.with(Scope.RULES_READ).saying("If-Match", "\"1\"");
        Client writer = service.with(Scope.RULES_WRITE);
        Client anonymous = service.anonymous().saying("If-Match", "\"1\"");
        List<Item> before = items();

        assertThat(List.of(
                        anonymous.get(DRAFT).problem(),
                        anonymous.put(DRAFT, percent(5)).problem(),
                        anonymous.post(PUBLISH, "{}").problem(),
                        anonymous.get(VERSIONS).problem(),
                        anonymous.get(VERSIONS + "/1").problem(),
                        anonymous.post(VERSIONS + "/1/restore", "{}").problem()))
                .containsOnly("401 unauthenticated");
        assertThat(List.of(
                        writer.get(DRAFT).problem(),
                        reader.put(DRAFT, percent(5)).problem(),
                        reader.post(PUBLISH, "{}").problem(),
                        writer.get(VERSIONS).problem(),
                        writer.get(VERSIONS + "/1").problem(),
                        reader.post(VERSIONS + "/1/restore", "{}").problem()))
                .containsOnly("403 forbidden_scope");
        assertThat(items()).isEqualTo(before);
    }

    private static Function<Client, Reply> put(String body) {
        return caller -> caller.saying("If-Match", "\"0\"").put(DRAFT, body);
    }

    private void assertRefused(String problem, Function<Client, Reply> call) {
        List<Item> before = items();
        Reply reply = call.apply(client);

        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(items()).isEqualTo(before);
    }

    private List<Item> items() {
        return service.items(Keys.rulesPartition(TestService.TENANT));
    }

    private static String percent(int percent) {
        return "{\"currency\":\"RUB\",\"offers\":[{\"id\":\"all\",\"name\":\"Всем\",\"effect\":{\"percent\":\""
                + percent + "\"}}],\"promotions\":[{\"id\":\"p\",\"name\":\"Акция\",\"offers\":[\"all\"]}]}";
    }
}
