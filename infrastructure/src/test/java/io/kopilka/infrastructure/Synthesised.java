package io.kopilka.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The stacks of stage `test`, synthesised once for all tests: it takes Node some seconds. The packages are empty
/// archives, for no template says what is in them.
final class Synthesised {
    private static final byte[] EMPTY_ZIP = {80, 75, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Path ROOT = Path.of(System.getProperty("kopilka.root"));
    static final Path CONTRACT = ROOT.resolve("openapi/kopilka.yaml");

    private static final class Once {
        private static final Synthesised STACKS = synthesise();
    }

    final KopilkaApp app;
    final Path out;

    private Synthesised(KopilkaApp app, Path out) {
        this.app = app;
        this.out = out;
    }

    static Synthesised stacks() {
        return Once.STACKS;
    }

    private static Synthesised synthesise() {
        try {
            Path folder = Files.createTempDirectory("kopilka-stacks");
            for (ServiceFunction function : ServiceFunction.values()) {
                Files.write(folder.resolve(function.packaged() + ".zip"), EMPTY_ZIP);
            }
            Path out = folder.resolve("out");
            KopilkaApp app = new KopilkaApp(
                    new Stage("test"), out, new Packages(folder), CONTRACT, Optional.of("duty@example.com"));
            app.app().synth();
            return new Synthesised(app, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Path> templates() {
        return List.of("data", "work", "api", "watch").stream()
                .map(stack -> out.resolve("kopilka-test-" + stack + ".template.json"))
                .toList();
    }

    /// The resources of a type in all stacks, by stack and logical id.
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Path template : templates()) {
            read(template).path("Resources").properties().forEach(resource -> {
                if (resource.getValue().path("Type").asText().equals(type)) {
                    found.put(
                            template.getFileName() + "/" + resource.getKey(),
                            resource.getValue().path("Properties"));
                }
            });
        }
        return found;
    }

    /// Every statement of every role.
    List<JsonNode> statements() {
        List<JsonNode> statements = new ArrayList<>();
        resources("AWS::IAM::Policy")
                .values()
                .forEach(policy ->
                        policy.path("PolicyDocument").path("Statement").forEach(statements::add));
        return statements;
    }

    /// What the role of a function may do with queues: `sqs:SendMessage kopilka-test-tiers`.
    List<String> actionsOnQueues(ServiceFunction function) {
        List<String> allowed = new ArrayList<>();
        for (Path template : templates()) {
            JsonNode resources = read(template).path("Resources");
            resources.properties().stream()
                    .map(Map.Entry::getValue)
                    .filter(each -> each.path("Type").asText().equals("AWS::IAM::Policy"))
                    .map(each -> each.path("Properties"))
                    .filter(policy -> isOf(function, policy, resources))
                    .forEach(policy -> policy.path("PolicyDocument")
                            .path("Statement")
                            .forEach(statement -> texts(statement.path("Action")).stream()
                                    .filter(action -> action.startsWith("sqs:"))
                                    .forEach(action -> allowed.add(action + " " + queue(statement, resources)))));
        }
        return allowed;
    }

    private static boolean isOf(ServiceFunction function, JsonNode policy, JsonNode resources) {
        String role = policy.path("Roles").path(0).path("Ref").asText();
        return resources
                .path(role)
                .path("Properties")
                .path("RoleName")
                .asText()
                .equals("kopilka-test-" + function.title());
    }

    /// The name of the queue that a statement is about, of this stack or, by its export, of another.
    private static String queue(JsonNode statement, JsonNode resources) {
        JsonNode of = statement.path("Resource").path("Fn::GetAtt").path(0);
        return of.isTextual()
                ? resources
                        .path(of.asText())
                        .path("Properties")
                        .path("QueueName")
                        .asText()
                : statement.path("Resource").toString();
    }

    static List<String> texts(JsonNode oneOrMany) {
        if (oneOrMany.isTextual()) {
            return List.of(oneOrMany.asText());
        }
        List<String> texts = new ArrayList<>();
        oneOrMany.forEach(each -> texts.add(each.isTextual() ? each.asText() : each.toString()));
        return texts;
    }

    private static JsonNode read(Path template) {
        try {
            return JSON.readTree(template.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
