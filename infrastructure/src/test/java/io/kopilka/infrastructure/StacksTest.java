package io.kopilka.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the templates promise. They are read as the text that AWS gets.
class StacksTest {
    private static Synthesised stacks;

    @BeforeAll
    static void synthesise() {
        assumeTrue(isOnPath("node"), "Node.js is not on the PATH; CDK writes templates with it");
        stacks = Synthesised.stacks();
    }

    @Test
    void theTableIsKeptAndRecoverableAndTellsWhatChanges() {
        JsonNode table = only("AWS::DynamoDB::Table");

        assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(table.path("PointInTimeRecoverySpecification")
                        .path("PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.path("SSESpecification").path("SSEType").asText()).isEqualTo("KMS");
        assertThat(table.path("StreamSpecification").path("StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(table.path("TimeToLiveSpecification").path("AttributeName").asText())
                .isEqualTo("ttl");
        assertThat(table.path("KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"PK\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"SK\",\"KeyType\":\"RANGE\"}]");
    }

    @Test
    void everyFunctionRunsOnJava25FromASnapshotWithARoleOfItsOwn() {
        Map<String, JsonNode> functions = stacks.resources("AWS::Lambda::Function");

        assertThat(functions).hasSize(ServiceFunction.values().length);
        assertThat(functions.values()).allSatisfy(function -> {
            assertThat(function.path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.path("Architectures").toString()).isEqualTo("[\"arm64\"]");
            assertThat(function.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
            assertThat(function.path("LoggingConfig").path("LogFormat").asText())
                    .isEqualTo("JSON");
        });
        assertThat(functions.values().stream()
                        .map(function -> function.path("Role").toString())
                        .distinct())
                .hasSameSizeAs(functions.values());
    }

    @Test
    void noRoleHasAWildcardOrMayScan() {
        assertThat(stacks.statements()).isNotEmpty().allSatisfy(statement -> {
            assertThat(Synthesised.texts(statement.path("Action"))).noneMatch(action -> action.contains("*"));
            assertThat(Synthesised.texts(statement.path("Action"))).doesNotContain("dynamodb:Scan");
            // To list the streams of one table is allowed by the beginning of their names, as AWS has it.
            boolean lists = statement.path("Action").asText().equals("dynamodb:ListStreams");
            assertThat(statement.path("Resource").toString())
                    .satisfies(resource -> assertThat(resource.contains("*")).isEqualTo(lists))
                    .doesNotContain("\"*\"");
        });
    }

    @Test
    void everyStatementAboutItemsIsFencedByLeadingKeysAndNeedsThem() {
        List<JsonNode> aboutItems = stacks.statements().stream()
                .filter(statement -> Synthesised.texts(statement.path("Action")).stream()
                        .anyMatch(action -> action.startsWith("dynamodb:")
                                && !action.contains("Stream")
                                && !action.endsWith("GetRecords")
                                && !action.endsWith("GetShardIterator")))
                .toList();

        assertThat(aboutItems).hasSize((int) Arrays.stream(ServiceFunction.values())
                .flatMap(function -> Stream.of(function.reads(), function.writes()))
                .filter(families -> !families.isEmpty())
                .count());
        assertThat(aboutItems).allSatisfy(statement -> {
            JsonNode condition = statement.path("Condition");
            assertThat(Synthesised.texts(
                            condition.path("ForAllValues:StringLike").path("dynamodb:LeadingKeys")))
                    .isNotEmpty()
                    .allMatch(pattern ->
                            pattern.startsWith("T#*#") || pattern.startsWith("T#ten_00000000000000000000000000#"));
            assertThat(condition.path("Null").path("dynamodb:LeadingKeys").asText())
                    .isEqualTo("false");
        });
    }

    @Test
    void aFunctionReachesTheTableOnlyThroughARoleThatItTakesForATenant() {
        Map<String, JsonNode> roles = stacks.resources("AWS::IAM::Role");
        List<String> tenants = roles.values().stream()
                .filter(role -> role.path("RoleName").asText().endsWith("-tenant"))
                .map(role -> role.path("RoleName").asText())
                .toList();
        assertThat(tenants).hasSize((int) Arrays.stream(ServiceFunction.values())
                .filter(function ->
                        !function.reads().isEmpty() || !function.writes().isEmpty())
                .count());
        assertThat(roles.values().stream()
                        .filter(role -> role.path("RoleName").asText().endsWith("-tenant")))
                .allSatisfy(role -> assertThat(role.path("AssumeRolePolicyDocument")
                                .path("Statement")
                                .get(0)
                                .path("Principal")
                                .path("AWS")
                                .path("Fn::GetAtt")
                                .get(0)
                                .asText())
                        .doesNotContain("TenantRole"));
        assertThat(stacks.resources("AWS::IAM::Policy").values()).allSatisfy(policy -> {
            boolean reachesItems = policy.path("PolicyDocument").toString().contains("dynamodb:LeadingKeys");
            boolean isTenants = policy.path("Roles").toString().contains("TenantRole");
            assertThat(reachesItems).isEqualTo(isTenants);
        });
    }

    @Test
    void aDataKeyIsGivenOnlyForATenantInTheEncryptionContext() {
        assertThat(stacks.statements().stream()
                        .filter(statement ->
                                Synthesised.texts(statement.path("Action")).contains("kms:GenerateDataKey"))
                        .filter(statement ->
                                !statement.path("Condition").toString().contains("kms:ViaService")))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement
                                .path("Condition")
                                .path("StringLike")
                                .path("kms:EncryptionContext:kopilka:tenant")
                                .asText())
                        .isEqualTo("ten_*"));
    }

    @Test
    void everyQueueHasDeadLettersAfterFiveTries() {
        Map<String, JsonNode> queues = stacks.resources("AWS::SQS::Queue");

        assertThat(queues.values().stream().map(queue -> queue.path("QueueName").asText()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(QueueOf.values())
                        .flatMap(queue ->
                                Stream.of("kopilka-test-" + queue.queue(), "kopilka-test-" + queue.queue() + "-dead"))
                        .toList());
        assertThat(queues.values()).allSatisfy(queue -> {
            boolean dead = queue.path("QueueName").asText().endsWith("-dead");
            assertThat(queue.path("RedrivePolicy").path("maxReceiveCount").asInt())
                    .isEqualTo(dead ? 0 : 5);
            assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
            assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
        });
    }

    @Test
    void batchesFailInPart() {
        assertThat(stacks.resources("AWS::Lambda::EventSourceMapping").values())
                .allSatisfy(mapping -> assertThat(
                                mapping.path("FunctionResponseTypes").toString())
                        .isEqualTo("[\"ReportBatchItemFailures\"]"));
    }

    @Test
    void aConsumerMayTakePostponeAndDeleteAndSetAsideInItsOwnQueueOnly() {
        Map<QueueOf, List<String>> allowed = new EnumMap<>(QueueOf.class);
        for (ServiceFunction function : ServiceFunction.values()) {
            if (function.calledBy() instanceof CalledBy.Queued(QueueOf queue)) {
                allowed.put(queue, stacks.actionsOnQueues(function));
            }
        }

        assertThat(allowed)
                .containsOnlyKeys(
                        QueueOf.TIERS,
                        QueueOf.REPORTS,
                        QueueOf.WEBHOOKS,
                        QueueOf.DELIVERIES,
                        QueueOf.INBOUND,
                        QueueOf.CARDS);
        allowed.forEach((queue, actions) -> assertThat(actions)
                .contains(
                        "sqs:ReceiveMessage kopilka-test-" + queue.queue(),
                        "sqs:ChangeMessageVisibility kopilka-test-" + queue.queue(),
                        "sqs:GetQueueUrl kopilka-test-" + queue.queue(),
                        "sqs:DeleteMessage kopilka-test-" + queue.queue(),
                        "sqs:GetQueueUrl kopilka-test-" + queue.queue() + "-dead",
                        "sqs:SendMessage kopilka-test-" + queue.queue() + "-dead")
                .noneMatch(action -> action.startsWith("sqs:ReceiveMessage")
                        && !action.equals("sqs:ReceiveMessage kopilka-test-" + queue.queue())));
        assertThat(stacks.actionsOnQueues(ServiceFunction.RELAY))
                .contains(
                        "sqs:SendMessage kopilka-test-tiers",
                        "sqs:SendMessage kopilka-test-reports",
                        "sqs:SendMessage kopilka-test-webhooks",
                        "sqs:SendMessage kopilka-test-unreadable")
                .doesNotContain("sqs:SendMessage kopilka-test-inbound", "sqs:SendMessage kopilka-test-deliveries");
        assertThat(stacks.actionsOnQueues(ServiceFunction.CHECKOUT)).isEmpty();
    }

    @Test
    void eachTaskIsCalledByItsNameAsOftenAsItWants() {
        Map<String, String> rules = new TreeMap<>();
        stacks.resources("AWS::Events::Rule")
                .values()
                .forEach(rule -> rules.put(
                        rule.path("Targets").path(0).path("Input").asText(),
                        rule.path("ScheduleExpression").asText()));

        assertThat(rules)
                .isEqualTo(Map.of(
                        "{\"task\":\"continue-card-batches\"}", "rate(5 minutes)",
                        "{\"task\":\"review-due-accounts\"}", "rate(1 hour)",
                        "{\"task\":\"recalculate-tiers\"}", "rate(5 minutes)"));
    }

    @Test
    void theGatewayLetsInWhatTheContractHasAndNothingElse() {
        List<String> routes = stacks.resources("AWS::ApiGatewayV2::Route").values().stream()
                .map(route -> route.path("RouteKey").asText())
                .toList();

        assertThat(routes)
                .containsExactlyInAnyOrderElementsOf(Contract.operations(Synthesised.CONTRACT).stream()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
        JsonNode stage = only("AWS::ApiGatewayV2::Stage");
        assertThat(stage.path("DefaultRouteSettings")
                        .path("ThrottlingRateLimit")
                        .asInt())
                .isEqualTo(2_000);
        assertThat(stage.path("AccessLogSettings").path("Format").asText())
                .contains("$context.requestId")
                .doesNotContain("header", "querystring", "body");
    }

    @Test
    void everyAlarmHasItsLineInTheHandbook() throws IOException {
        // The first column of the table under "What wakes somebody".
        List<String> handbook = Files.readAllLines(Synthesised.ROOT.resolve("docs/operations.md")).stream()
                .dropWhile(line -> !line.startsWith("## What wakes somebody"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Stream.of(line.split("\\|", -1)[1].split(",", -1)))
                .map(name -> name.strip().replace("`", ""))
                .toList();
        List<String> names = stacks.resources("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.path("AlarmName").asText().substring("kopilka-test-".length()))
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(handbook)
                .as("each alarm once, and no alarm that there is not")
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(stacks.resources("AWS::CloudWatch::Alarm").values())
                .allSatisfy(alarm -> assertThat(alarm.path("AlarmActions")).hasSize(1));
    }

    @Test
    void noRuleOfCdkNagIsBroken() {
        assertThat(stacks.app.faults()).isZero();
    }

    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        assumeTrue(isOnPath("cfn-lint"), "cfn-lint is not on the PATH");
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--ignore-checks", "W3005", "--template"));
        stacks.templates().forEach(template -> command.add(template.toString()));

        Process lint = new ProcessBuilder(command).redirectErrorStream(true).start();
        String says = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(says).isZero();
    }

    @Test
    void aFunctionReachesItsOwnFamiliesOnly() {
        assertThat(new TreeSet<>(ServiceFunction.PROGRAMS.writes()))
                .contains(Family.RULES, Family.ONCE, Family.AUDIT)
                .doesNotContain(Family.TENANT, Family.CUSTOMERS);
        assertThat(new TreeSet<>(ServiceFunction.TENANTS.reads()))
                .containsExactlyInAnyOrder(Family.TENANT, Family.USED, Family.PEOPLE, Family.PAIRINGS, Family.AUDIT);
        assertThat(ServiceFunction.CHECKOUT.writes()).contains(Family.USED).doesNotContain(Family.TENANT);
        assertThat(ServiceFunction.TIERS.writes()).doesNotContain(Family.USED);
    }

    @Test
    void aPackageThatIsMissingIsNamed() {
        assertThatThrownBy(() -> new Packages(Path.of("nowhere")).of("checkout"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no package nowhere" + File.separator + "checkout.zip: build the packages first");
    }

    private static JsonNode only(String type) {
        Map<String, JsonNode> found = stacks.resources(type);
        assertThat(found).hasSize(1);
        return found.values().iterator().next();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
