package io.kopilka.contract.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every pricing case comes out as it expects: those of the project, and those beside it where there are any.
class CasesTest {
    private static JsonNode read(Path file) throws IOException {
        return switch (Json.read(Files.readAllBytes(file))) {
            case Read.Good<JsonNode>(var document) -> document;
            case Read.Refused<JsonNode>(var faults) -> throw new IOException(file + " is refused: " + faults);
        };
    }

    private static DynamicTest passes(Path file) {
        return DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()),
                () -> assertThat(CaseCheck.differences(read(file))).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheProjectPasses() throws IOException {
        List<Path> cases = CaseFiles.files();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(227);
        return cases.stream().map(CasesTest::passes);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseBesideTheProjectPasses() throws IOException {
        Path folder = Path.of(System.getProperty("kopilka.root", ".")).resolve("../shared/cases");
        if (!Files.isDirectory(folder)) {
            String absent = "there are no cases beside the project: " + folder + " is absent";
            return Stream.of(DynamicTest.dynamicTest(absent, () -> Assumptions.abort(absent)));
        }
        List<Path> cases = CaseFiles.filesIn(folder);
        assertThat(cases).isNotEmpty();
        return cases.stream().map(CasesTest::passes);
    }

    @Test
    void aWrongExpectationIsNamed() throws IOException {
        String wrong = """
                {"ruleset": {"currency": "RUB", "offers": [
                   {"id": "a", "name": "a", "effect": {"percent": "10"}},
                   {"id": "b", "name": "b", "when": {"receiptTotal": {"atLeast": "150.00"}}, "effect": {"percent": "10"}}]},
                 "zone": "UTC", "receipt": {"at": "2026-05-13T12:00:00Z", "lines": [
                   {"id": "1", "sku": "x", "quantity": "1", "price": "100.00"}]},
                 "expect": {"total": "91.00", "discount": "10", "applied": ["b"], "skipped": {"b": "scope"},
                   "missing": {"b": "49.00"}, "amounts": {"a": "11.00"}, "redeemable": "0",
                   "lines": [{"id": "1", "total": "89.00"}, {"id": "2"}]}}
                """;
        JsonNode document = switch (Json.read(wrong.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(var good) -> good;
            case Read.Refused<JsonNode>(var faults) -> throw new IOException(faults.toString());
        };
        assertThat(CaseCheck.differences(document))
                .containsExactly(
                        "total: expected 91.00, got 90.00",
                        "applied: expected [b], got [a]",
                        "skipped b: expected scope, got receiptTotal",
                        "missing b: expected 49.00, got 50.00",
                        "amounts a: expected 11.00, got 10.00",
                        "line 1 total: expected 89.00, got 90.00",
                        "line 2: not there");
    }
}
