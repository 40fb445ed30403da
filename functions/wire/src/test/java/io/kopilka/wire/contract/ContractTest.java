package io.kopilka.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What breaks the contract is seen, and its own examples do not break it.
final class ContractTest {
    private static final String STORE = """
            {"id": "sto_01K8Q0W2H6Y3F8P4S7D1G9K5TB", "name": "Малышева", "zone": "Asia/Yekaterinburg", "currency": "RUB"%s}
            """;
    private static final String PROBLEM = """
            {"type": "urn:kopilka:problem:not_found", "title": "a", "status": %d, "detail": "b", "code": "not_found"}
            """;

    private static List<String> faults(String method, String path, int status, String media, String body) {
        return Contract.get()
                .faults(
                        new Contract.Request(method, URI.create("http://localhost" + path), ""),
                        new Contract.Response(status, headers(path, status, media), body));
    }

    /// A store comes with its tag, a draft without it.
    private static HttpHeaders headers(String path, int status, String media) {
        boolean isTagged = path.startsWith("/v1/stores/") && status < 300;
        Map<String, List<String>> all = isTagged
                ? Map.of("Content-Type", List.of(media), "ETag", List.of("\"1\""))
                : Map.of("Content-Type", List.of(media));
        return HttpHeaders.of(all, (_, _) -> true);
    }

    private static List<String> store(int status, String body) {
        return faults("GET", "/v1/stores/sto_1", status, "application/json", body);
    }

    @Test
    void whatTheContractStatesIsRight() {
        assertThat(store(200, STORE.formatted(""))).isEmpty();
        assertThat(faults("GET", "/v1/stores/x", 404, "application/problem+json", PROBLEM.formatted(404)))
                .isEmpty();
    }

    @Test
    void anUnknownFieldIsAFaultAndSoIsOneThatIsMissingOrOfAnotherForm() {
        assertThat(store(200, STORE.formatted(", \"colour\": \"red\"")))
                .singleElement()
                .asString()
                .contains("colour");
        assertThat(store(200, "{\"id\": \"sto_1\", \"name\": \"a\", \"zone\": \"UTC\"}"))
                .singleElement()
                .asString()
                .contains("currency");
        assertThat(store(200, STORE.formatted("").replace("RUB", "roubles"))).hasSize(1);
    }

    @Test
    void aStatusAMediaTypeOrAPathThatTheContractDoesNotStateIsAFault() {
        assertThat(store(201, STORE.formatted(""))).containsExactly("the contract does not state 201 for getStore");
        assertThat(faults("GET", "/v1/stores/x", 200, "text/plain", "a"))
                .containsExactly("the contract does not state the media type text/plain");
        assertThat(faults("GET", "/v1/shops", 200, "application/json", "{}"))
                .containsExactly("the contract has no such operation, and it was granted");
    }

    @Test
    void aProblemSaysItsOwnStatus() {
        assertThat(faults("GET", "/v1/stores/x", 404, "application/problem+json", PROBLEM.formatted(409)))
                .containsExactly("the problem says another status: 409");
    }

    @Test
    void theETagOfADraftMustBeThere() {
        assertThat(faults("GET", "/v1/ruleset/draft", 200, "application/json", "{\"currency\": \"RUB\"}"))
                .containsExactly("the header ETag is missing");
    }

    @Test
    void everyExampleIsOfItsSchemaAndEveryOperationHasOneOfItsSuccess() {
        Contract contract = Contract.get();
        int seen = 0;
        for (Operation operation : contract.operations()) {
            for (Map.Entry<String, String> example :
                    contract.examples(operation, Optional.empty()).entrySet()) {
                assertThat(contract.requestBodyFaults(operation, ContractDocument.json(example.getValue())))
                        .as("%s %s", operation.id(), example.getKey())
                        .isEmpty();
                seen++;
            }
            for (String status : contract.statuses(operation)) {
                if (!contract.isJson(operation, status)) {
                    continue;
                }
                Map<String, String> answers = contract.examples(operation, Optional.of(status));
                assertThat(answers).as("%s %s", operation.id(), status).isNotEmpty();
                for (Map.Entry<String, String> example : answers.entrySet()) {
                    assertThat(contract.answerBodyFaults(operation, status, ContractDocument.json(example.getValue())))
                            .as("%s %s %s", operation.id(), status, example.getKey())
                            .isEmpty();
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }
}
