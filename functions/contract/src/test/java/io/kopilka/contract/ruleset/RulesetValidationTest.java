package io.kopilka.contract.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.ruleset.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The documents stand in `validation.json`: each a ruleset, and every fault that is to be found in it.
class RulesetValidationTest {
    private static final Path ROOT = Path.of(System.getProperty("kopilka.root", "."));

    @TestFactory
    Stream<DynamicTest> everyFaultIsNamedWhereItStands() throws IOException {
        try (InputStream in = RulesetValidationTest.class.getResourceAsStream("validation.json")) {
            JsonNode documents =
                    parsed(Objects.requireNonNull(in, "validation.json").readAllBytes());
            assertThat(documents).hasSizeGreaterThan(90);
            return StreamSupport.stream(documents.spliterator(), false)
                    .map(document ->
                            DynamicTest.dynamicTest(document.path("name").asText(), () -> assertFindings(document)));
        }
    }

    private static void assertFindings(JsonNode document) {
        Ruleset ruleset = ruleset(document.path("ruleset"), "");
        RulesetValidation.Findings findings = document.path("excerpt").asBoolean()
                ? RulesetValidation.checkExcerpt(ruleset, "")
                : RulesetValidation.check(ruleset);

        assertThat(told(findings.errors())).containsExactlyElementsOf(texts(document.path("errors")));
        assertThat(told(findings.warnings())).containsExactlyElementsOf(texts(document.path("warnings")));
        assertThat(findings.isFit()).isEqualTo(document.path("errors").isEmpty());
        Stream.concat(findings.errors().stream(), findings.warnings().stream()).forEach(fault -> {
            assertThat(fault.detail().ru()).matches("(?s).*[а-я].*\\.");
            assertThat(fault.detail().en()).matches("[^а-я]*\\.");
        });
    }

    @Test
    void aSentenceNamesTheThingInBothLanguages() {
        Ruleset ruleset = ruleset(parsed("""
                {"currency": "RUB", "offers": [{"id": "sunday", "name": "S", "scope": "boots", "effect": {"percent": "5"},
                 "when": {"all": [{"receiptTotal": {"atLeast": "10.00"}}, {"receiptTotal": {"atMost": "5.00"}}]}}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "");

        RulesetValidation.Findings findings = RulesetValidation.check(ruleset);

        assertThat(findings.errors().stream().map(fault -> fault.detail().en()))
                .containsExactly(
                        "The ruleset has no segment “boots”.",
                        "The offer “sunday” can never apply: “receiptTotal” here and /offers/0/when/all/0 exclude each other.");
        assertThat(findings.errors().stream().map(fault -> fault.detail().ru()))
                .containsExactly(
                        "В правилах нет сегмента «boots».",
                        "Предложение «sunday» никогда не сработает: «receiptTotal» здесь и /offers/0/when/all/0 не бывают вместе.");
        assertThat(findings.warnings().stream().map(fault -> fault.detail().ru()))
                .containsExactly("Предложение «sunday» не входит ни в одну акцию и не действует.");
    }

    @Test
    void aThousandOffersMayBeLiveAndOneMoreMayNot() {
        assertThat(told(RulesetValidation.check(live(1_000)).errors())).isEmpty();
        assertThat(told(RulesetValidation.check(live(1_001)).errors())).containsExactly("/offers too_many_items");
    }

    @Test
    void aPromotionThatEndsBeforeItBeginsIsNamedWhateverItsOffersAsk() {
        Ruleset ruleset = ruleset(parsed("""
                {"currency": "RUB", "offers": [{"id": "a", "name": "a", "effect": {"percent": "5"},
                 "when": {"schedule": [{"days": ["SUN"]}]}}],
                 "promotions": [{"id": "p", "name": "p", "from": "2026-12-01", "to": "2026-11-01", "offers": ["a"]}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "");

        assertThat(told(RulesetValidation.check(ruleset).errors())).containsExactly("/promotions/0/to empty_range");
    }

    private static Ruleset live(int offers) {
        ObjectNode ruleset = Json.object().put("currency", "RUB");
        ArrayNode list = ruleset.putArray("offers");
        ArrayNode listed = ruleset.putArray("promotions")
                .addObject()
                .put("id", "p")
                .put("name", "p")
                .putArray("offers");
        for (int o = 0; o < offers; o++) {
            list.addObject()
                    .put("id", "o" + o)
                    .put("name", "o")
                    .putObject("effect")
                    .put("percent", "1");
            listed.add("o" + o);
        }
        return ruleset(ruleset, "");
    }

    @Test
    void whatNoPriceCanBeMadeOfIsNamedForACaseToo() {
        JsonNode node = parsed("""
                {"currency": "RUB", "offers": [{"id": "a", "name": "a", "scope": "boots", "effect": {"percent": {"by":
                 {"receiptTotal": {}}, "steps": [{"from": "5.00", "value": "1"}, {"from": "1.00", "value": "2"}]}}}],
                 "scheme": {"redeem": {"maxShare": "150"}}}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(told(RulesetValidation.unpriceable(ruleset(node, "/ruleset"), "/ruleset")))
                .containsExactly(
                        "/ruleset/offers/0/effect/percent/steps/1/from steps_out_of_order",
                        "/ruleset/scheme/redeem/maxShare unsafe_scheme");
    }

    @Test
    void aCaseWithTwoOffersOfOneIdIsRefusedAtTheSecond() {
        Read<PricingCase> read = readCase("""
                {"offers": [{"id": "a", "name": "a", "effect": {"percent": "10"}},
                 {"id": "a", "name": "b", "effect": {"percent": "5"}}]}
                """);

        assertThat(told(refusal(read))).containsExactly("/ruleset/offers/1/id duplicate_id");
    }

    @Test
    void aCaseWithAnOfferTwiceInATreeIsRefusedAtTheSecondPlace() {
        Read<PricingCase> read = readCase("""
                {"offers": [{"id": "a", "name": "a", "effect": {"percent": "10"}}],
                 "combination": {"mode": "sum", "children": ["a", {"mode": "maximum", "children": ["a"]}]}}
                """);

        assertThat(told(refusal(read))).containsExactly("/ruleset/combination/children/1/children/0 cycle");
    }

    @Test
    void aScheduleInAPromotionThatEndsBeforeItBeginsIsJudgedWithoutItsDays() {
        JsonNode node = parsed("""
                {"currency": "RUB", "offers": [{"id": "a", "name": "a",
                 "when": {"schedule": [{"days": ["MON"]}]}, "effect": {"percent": "5"}}],
                 "promotions": [{"id": "p", "name": "p", "from": "2226-05-01", "to": "2026-05-17", "offers": ["a"]}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(told(RulesetValidation.check(ruleset(node, "")).errors()))
                .containsExactly("/promotions/0/to empty_range");
    }

    private static Read<PricingCase> readCase(String ruleset) {
        JsonNode document = parsed("""
                {"zone": "UTC", "receipt": {"at": "2026-05-13T12:00:00Z",
                 "lines": [{"id": "1", "sku": "x", "quantity": "1", "price": "100.00"}]}}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode rules = (ObjectNode) parsed(ruleset.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ((ObjectNode) document).set("ruleset", rules.put("currency", "RUB"));
        return PricingCase.read(document);
    }

    private static List<Fault> refusal(Read<PricingCase> read) {
        return switch (read) {
            case Read.Good<PricingCase> _ -> List.of();
            case Read.Refused<PricingCase>(var faults) -> faults;
        };
    }

    @Test
    void theExampleOfTheContractWithEverythingInItIsFit() throws IOException {
        Path example = ROOT.resolve("openapi/examples/replaceRulesetDraft.everything.request.json");

        RulesetValidation.Findings findings = RulesetValidation.check(ruleset(parsed(Files.readAllBytes(example)), ""));

        assertThat(told(findings.errors())).isEmpty();
        assertThat(told(findings.warnings())).isEmpty();
    }

    @Test
    void theRulesetsOfAllPricingCasesAreFit() throws IOException {
        Path folder = ROOT.resolve("../shared/cases");
        assumeTrue(Files.isDirectory(folder), "there are no cases beside the project");
        Map<String, List<String>> faulty = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Ruleset ruleset = ruleset(parsed(Files.readAllBytes(file)).path("ruleset"), "/ruleset");
                List<String> errors =
                        told(RulesetValidation.checkExcerpt(ruleset, "/ruleset").errors());
                if (!errors.isEmpty()) {
                    faulty.put(String.valueOf(file.getFileName()), errors);
                }
            }
        }

        assertThat(faulty).isEmpty();
    }

    private static JsonNode parsed(byte[] bytes) {
        if (Json.read(bytes) instanceof Read.Good<JsonNode> good) {
            return good.value();
        }
        throw new AssertionError("the document is no JSON");
    }

    private static Ruleset ruleset(JsonNode node, String pointer) {
        Faults faults = new Faults();
        Ruleset ruleset = RulesetReader.read(node, pointer, faults);
        assertThat(faults.all()).as("the document is well shaped").isEmpty();
        return ruleset;
    }

    private static List<String> told(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code().wire())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
