package io.kopilka.wire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds what goes over the wire to `openapi/kopilka.yaml`: of every answer its status, media type, headers and
/// body; of a request that was granted its query and its body, for a server that takes what the contract refuses
/// is wrong too.
public final class Contract {

    private static final Contract THE_CONTRACT = new Contract(ContractDocument.read());

    private static final String PROBLEM = "application/problem+json";
    private static final String ANY_PROBLEM = "/components/responses/Problem";

    /// Headers that mean something to a client, and thus stand in the contract wherever they are sent.
    private static final List<String> NAMED_HEADERS =
            List.of("ETag", "Idempotent-Replayed", "Location", "RateLimit", "RateLimit-Policy", "Retry-After");

    /// Where the contract lists headers that any answer may have.
    private static final String EVERYWHERE = "x-headers-everywhere";

    private final ContractDocument document;
    private final List<Operation> operations;

    private Contract(ContractDocument document) {
        this.document = document;
        operations = Operation.all(document.root());
    }

    /// The contract as it stands in the sources.
    public static Contract get() {
        return THE_CONTRACT;
    }

    public List<Operation> operations() {
        return operations;
    }

    /// A parameter as an operation states it, or the shared one that it refers to.
    public JsonNode parameter(JsonNode stated) {
        return document.resolved(stated);
    }

    /// The statuses that an operation states, `default` among them.
    public List<String> statuses(Operation operation) {
        List<String> statuses = new ArrayList<>();
        operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /// What was sent.
    public record Request(String method, URI uri, String body) {}

    /// What came back.
    public record Response(int status, HttpHeaders headers, String body) {}

    /// Throws what is wrong with an exchange, if anything is.
    public void require(Request request, Response response) {
        List<String> faults = faults(request, response);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s -> %d breaks the contract:%n  %s%n%s"
                    .formatted(
                            request.method(),
                            request.uri(),
                            response.status(),
                            String.join("\n  ", faults),
                            response.body()));
        }
    }

    /// What is wrong with an exchange.
    public List<String> faults(Request request, Response response) {
        Optional<Operation> operation = operations.stream()
                .filter(one -> one.method().equals(request.method())
                        && one.hasPath(request.uri().getPath()))
                .findFirst();
        if (operation.isEmpty()) {
            return response.status() < 400
                    ? List.of("the contract has no such operation, and it was granted")
                    : answerFaults(ANY_PROBLEM, response);
        }
        List<String> faults = new ArrayList<>();
        if (response.status() < 300) {
            faults.addAll(requestFaults(operation.get(), request));
        }
        JsonNode stated = operation.get().node().path("responses");
        String status = Integer.toString(response.status());
        if (stated.has(status)) {
            faults.addAll(answerFaults(pointerTo(operation.get(), status), response));
        } else if ((stated.has("default") && response.status() >= 500)
                || response.status() == 405
                || response.status() == 406) {
            faults.addAll(answerFaults(ANY_PROBLEM, response));
        } else {
            faults.add("the contract does not state " + status + " for "
                    + operation.get().id());
        }
        return faults;
    }

    /// What is wrong with a body by the contract of an operation's answer.
    public List<String> answerBodyFaults(Operation operation, String status, JsonNode body) {
        String answer = pointerTo(operation, status);
        String media = document.root().at(answer + "/content").fieldNames().next();
        return document.faults(answer + "/content/" + Operation.escaped(media) + "/schema", body);
    }

    /// What is wrong with a body by the contract of an operation's request.
    public List<String> requestBodyFaults(Operation operation, JsonNode body) {
        return document.faults(
                operation.pointer() + "/requestBody/content/application~1json/schema",
                ContractDocument.withoutNulls(body));
    }

    /// Whether an answer has a body of JSON; a file is no example that could be held to a schema.
    public boolean isJson(Operation operation, String status) {
        return document.root().at(pointerTo(operation, status)).path("content").properties().stream()
                .anyMatch(media -> media.getKey().endsWith("json"));
    }

    /// Examples by their names: of the request where no status is given, else of that answer.
    public Map<String, String> examples(Operation operation, Optional<String> status) {
        JsonNode holder = status.map(code -> document.root().at(pointerTo(operation, code)))
                .orElseGet(() -> operation.node().path("requestBody"));
        Map<String, String> examples = new java.util.LinkedHashMap<>();
        for (JsonNode media : holder.path("content")) {
            for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
                examples.put(
                        example.getKey(),
                        ContractDocument.example(
                                example.getValue().path("externalValue").asText()));
            }
        }
        return examples;
    }

    /// An answer of an operation, or the shared one that it refers to.
    private String pointerTo(Operation operation, String status) {
        String pointer = operation.pointer() + "/responses/" + status;
        String ref = document.root().at(pointer).path("$ref").asText("");
        return ref.startsWith("#") ? ref.substring(1) : pointer;
    }

    private List<String> requestFaults(Operation operation, Request request) {
        List<String> faults = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            JsonNode resolved = document.resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                known.add(resolved.path("name").asText());
            }
        }
        String query = request.uri().getRawQuery();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String name = pair.split("=", 2)[0];
            if (!known.contains(name)) {
                faults.add("the contract has no query parameter " + name);
            }
        }
        if (operation.node().has("requestBody")) {
            for (String fault : requestBodyFaults(operation, ContractDocument.json(request.body()))) {
                faults.add("granted, though of the request " + fault);
            }
        } else if (!request.body().isEmpty()) {
            faults.add("granted with a body, of which the contract says nothing");
        }
        return faults;
    }

    private List<String> answerFaults(String answer, Response response) {
        List<String> faults = new ArrayList<>();
        JsonNode stated = document.root().at(answer);
        headerFaults(answer, stated, response.headers(), faults);
        String media = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip();
        if (!stated.path("content").has(media)) {
            faults.add("the contract does not state the media type " + media);
            return faults;
        }
        JsonNode body =
                media.endsWith("json") ? ContractDocument.json(response.body()) : TextNode.valueOf(response.body());
        faults.addAll(document.faults(answer + "/content/" + Operation.escaped(media) + "/schema", body));
        if (media.equals(PROBLEM)) {
            problemFaults(body, response.status(), faults);
        }
        return faults;
    }

    private void headerFaults(String answer, JsonNode stated, HttpHeaders headers, List<String> faults) {
        JsonNode named = stated.path("headers");
        for (Map.Entry<String, JsonNode> header : named.properties()) {
            boolean shared = header.getValue().has("$ref");
            JsonNode resolved = document.resolved(header.getValue());
            String schema = shared
                    ? header.getValue().path("$ref").asText().substring(1) + "/schema"
                    : answer + "/headers/" + header.getKey() + "/schema";
            Optional<String> value = headers.firstValue(header.getKey());
            if (value.isEmpty() && resolved.path("required").asBoolean()) {
                faults.add("the header " + header.getKey() + " is missing");
            }
            value.map(text -> headerValue(resolved, text))
                    .map(node -> document.faults(schema, node))
                    .ifPresent(wrong -> wrong.forEach(fault -> faults.add(header.getKey() + fault)));
        }
        for (String name : NAMED_HEADERS) {
            if (headers.firstValue(name).isPresent() && !named.has(name) && !isEverywhere(name)) {
                faults.add("the contract does not state the header " + name);
            }
        }
    }

    private boolean isEverywhere(String header) {
        for (JsonNode name : document.root().path(EVERYWHERE)) {
            if (name.asText().equals(header)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode headerValue(JsonNode header, String text) {
        boolean isNumber = header.path("schema").path("type").asText().equals("integer") && text.matches("\\d{1,9}");
        return isNumber ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
    }

    /// A problem repeats its status, and its code has that status and no other.
    private void problemFaults(JsonNode problem, int status, List<String> faults) {
        if (problem.path("status").asInt() != status) {
            faults.add("the problem says another status: " + problem.path("status"));
        }
        String code = problem.path("code").asText();
        if (!problem.path("type").asText().equals("urn:kopilka:problem:" + code.toLowerCase(Locale.ROOT))) {
            faults.add("the problem's type is not its code's: " + problem.path("type"));
        }
    }
}
