package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.local.service.RunFile;
import io.kopilka.platform.change.Checkpoints;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.change.StreamReader;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.event.Relay;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import io.kopilka.platform.queue.SqsInbox;
import io.kopilka.platform.queue.SqsQueues;
import io.kopilka.platform.queue.SqsSchema;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.kopilka.trials.function.FunctionPackage;
import io.kopilka.trials.function.RunningFunction;
import io.kopilka.trials.function.RuntimeApi;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The work behind a sale, done twice over the same beginning: by the real packages on AWS's own runtime client, and
/// by the beans of the local service in this process. What is answered, what is put into queues, what is set aside and
/// what stands in the table afterwards is the same.
final class PackagedWorkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String THERE = "packaged";
    private static final String HERE = "here";
    private static final String LATER = "2028-03-01T10:15:00+03:00";
    private static final ProgrammeId NOBODYS = new ProgrammeId("prg_01J00000000000000000000000");
    private static final AccountId BROKEN = new AccountId("acc_01J00000000000000000000000");
    private static final LocalDate BROKEN_DAY = LocalDate.of(2026, 11, 20);
    private static final int IDLE = 5;

    /// Partitions that the work itself writes, not the sale.
    private static final List<String> OF_WORK = List.of("#AGG#", "#COUNTED#", "#TOLD#", "#ENDPOINT#", "#DUE#");

    @TempDir
    private static Path folder;

    private static DemoOverHttp shop;
    private static Receiver receiver;
    private static DynamoDbClient tables;
    private static DynamoDbStreamsClient streams;
    private static SqsClient sqs;
    private static RunFile run;
    private static ApplicationContext here;
    private static TenantId tenant;
    private static String relayed = "";
    private static final Map<QueueName, List<String>> sentThere = new HashMap<>();
    private static final Map<QueueName, List<String>> sentHere = new HashMap<>();

    /// A sale is made, and both tables get what stood before it and what it wrote; then both relays are told of it.
    @BeforeAll
    static void sell() throws IOException {
        shop = DemoOverHttp.start(folder.resolve("data"));
        tenant = shop.demo().tenant();
        run = RunFile.find(folder.resolve("data")).orElseThrow();
        tables = DynamoClients.openEmulator(run.tableEndpoint());
        streams = DynamoClients.openEmulatorStreams(run.tableEndpoint());
        sqs = SqsClients.openEmulator(run.queuesEndpoint());
        receiver = new Receiver();
        assertThat(shop.once("/v1/webhook-endpoints", """
                        {"url": "%s", "events": ["receipt.committed", "tier.raised"]}""".formatted(receiver.url()))
                        .status())
                .isEqualTo(201);
        StreamReader stream = new StreamReader(tables, streams, run.table(), new Forgetful());
        var _ = read(stream);
        List<Map<String, AttributeValue>> before = items(run.table());
        assertThat(shop.commit(shop.sale("P-1", "9500.00", "9215.00").put("card", shop.card(0)))
                        .status())
                .isEqualTo(201);
        List<RawChange> sale = ofSale(read(stream));
        for (String name : List.of(THERE, HERE)) {
            DynamoSchema.ensure(tables, name);
            before.forEach(item -> put(name, item));
            sale.forEach(change -> put(name, change.after()));
            put(name, broken(Keys.accountState(tenant, NOBODYS, BROKEN)));
            put(name, broken(Keys.reportBucket(tenant, "sales", Shard.ALL.getFirst(), BROKEN_DAY, "")));
            SqsSchema.ensure(sqs, name + "-");
        }
        here = beans(DemoOverHttp.SUNDAY);
        assertThat(here.getBean(Relay.class).relay(sale)).isEmpty();
        try (RunningFunction function = start("relay", "StreamFunction", DemoOverHttp.SUNDAY)) {
            relayed = returned(function, streamEvent(sale));
        }
        for (QueueName queue : List.of(QueueName.TIERS, QueueName.REPORTS, QueueName.WEBHOOKS)) {
            sentThere.put(queue, drained(THERE, queue));
            sentHere.put(queue, drained(HERE, queue));
        }
    }

    @AfterAll
    static void close() {
        here.close();
        receiver.close();
        sqs.close();
        streams.close();
        tables.close();
        shop.close();
    }

    @Test
    void theRelaysPackagePutsTheSameEventsIntoTheSameQueues() {
        assertThat(relayed).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(sentThere).isEqualTo(sentHere);
        assertThat(sentThere.get(QueueName.WEBHOOKS))
                .extracting(body -> EventText.read(body).type())
                .contains(EventType.RECEIPT_COMMITTED, EventType.POINTS_CHANGED);
    }

    @Test
    void theReportsPackageCountsTheSaleOnceThoughAPoisonedMessageIsInItsBatch() throws IOException {
        Event onABrokenDay = new Event(
                "evt-broken",
                EventType.RECEIPT_RETURNED,
                1,
                tenant,
                "rcp_x",
                OffsetDateTime.parse(BROKEN_DAY + "T10:00:00+03:00"),
                Instant.parse("2026-11-20T07:00:00Z"),
                """
                {"id": "ret_x", "currency": "RUB", "back": "1.00", "points": {"takenBack": "0", "givenBack": "0"}}""");

        Worked there = work("reports", QueueName.REPORTS, EventText.write(onABrokenDay));

        assertThat(there.tables("#AGG#", "#COUNTED#")).isNotEmpty();
    }

    @Test
    void theTiersPackageLooksAtTheAccountThoughAPoisonedMessageIsInItsBatch() throws IOException {
        assertThat(lookedAt().tables("#DUE#", "#ACC#")).isNotEmpty();
    }

    private static Worked lookedAt() throws IOException {
        Event ofABrokenAccount = new Event(
                "evt-broken",
                EventType.POINTS_CHANGED,
                1,
                tenant,
                BROKEN.value(),
                OffsetDateTime.parse(DemoOverHttp.SUNDAY),
                Instant.parse("2026-11-22T07:15:00Z"),
                "{\"programme\": \"" + NOBODYS.value() + "\", \"account\": \"" + BROKEN.value() + "\"}");

        return work("upkeep", QueueName.TIERS, EventText.write(ofABrokenAccount));
    }

    @Test
    void theWebhooksPackageBeginsTheSameDeliveriesThoughNonsenseIsInItsBatch() throws IOException {
        Worked there = work("webhooks", QueueName.WEBHOOKS, "");

        assertThat(there.tables("#TOLD#", "#ENDPOINT#")).isNotEmpty();
        assertThat(drained(THERE, QueueName.DELIVERIES))
                .hasSameSizeAs(drained(HERE, QueueName.DELIVERIES))
                .isNotEmpty();
    }

    @Test
    void theUpkeepPackageRunsItsTasksByTheirNamesAndNoOther() throws IOException {
        // Now the account is among those whose day will come.
        var _ = lookedAt();
        Map<String, String> before = masked(HERE, "#ACC#", "#DUE#");
        try (ApplicationContext later = beans(LATER);
                RunningFunction function = start("upkeep", "ScheduleFunction", LATER)) {
            Set<String> tasks = new TreeSet<>();
            for (ScheduledTask task : later.getBeansOfType(ScheduledTask.class)) {
                if (!task.getClass().getPackageName().equals("io.kopilka.upkeep")) {
                    continue;
                }
                task.run(later.getBean(InstantSource.class).instant());
                assertThat(returned(function, "{\"task\": \"" + task.name() + "\"}"))
                        .isEqualTo("{}");
                tasks.add(task.name());
            }
            assertThat(tasks).containsExactly("recalculate-tiers", "review-due-accounts");
            assertThat(function.invoke("{\"task\": \"no-such-task\"}"))
                    .isInstanceOfSatisfying(
                            RuntimeApi.Answer.Threw.class,
                            threw -> assertThat(threw.text()).contains("there is no task named no-such-task"));
        }
        assertThat(masked(THERE, "#ACC#", "#DUE#"))
                .isEqualTo(masked(HERE, "#ACC#", "#DUE#"))
                .as("years later points have ended")
                .isNotEqualTo(before);
    }

    /// What came of a batch in the package, and, the same, here.
    private record Worked(List<String> again, int deadLetters) {
        Map<String, String> tables(String... families) {
            Map<String, String> there = masked(THERE, families);
            assertThat(there).isEqualTo(masked(HERE, families));
            return there;
        }
    }

    /// Gives the sale's events of a queue to its package and to its consumer here, with nonsense among them and with
    /// what this consumer fails on, if there is any.
    private static Worked work(String packaged, QueueName queue, String poison) throws IOException {
        List<String> bodies = new ArrayList<>(sentHere.getOrDefault(queue, List.of()));
        int good = bodies.size();
        bodies.add(0, "nonsense");
        if (!poison.isEmpty()) {
            bodies.add(1, poison);
        }
        Worked there = there(packaged, queue, bodies);
        assertThat(there).isEqualTo(here(queue, bodies));
        assertThat(there).isEqualTo(new Worked(poison.isEmpty() ? List.of() : List.of(poison), 1));
        assertThat(good).isPositive();
        return there;
    }

    private static Worked there(String packaged, QueueName queue, List<String> bodies) throws IOException {
        List<Inbox.Taken> batch = sentAndTaken(THERE, queue, bodies);
        try (RunningFunction function = start(packaged, "QueueFunction", DemoOverHttp.SUNDAY)) {
            List<String> failed = new ArrayList<>();
            JSON.readTree(returned(function, sqsEvent(queue, batch)))
                    .path("batchItemFailures")
                    .forEach(each -> failed.add(each.path("itemIdentifier").asText()));
            List<String> again = batch.stream()
                    .map(Inbox.Taken::message)
                    .filter(message -> failed.contains(message.id()))
                    .map(message -> message.body())
                    .toList();
            assertThat(again).hasSameSizeAs(failed);
            new SqsInbox(sqs, THERE + "-").done(queue, batch);
            return new Worked(again, letters(THERE, queue));
        }
    }

    private static Worked here(QueueName queue, List<String> bodies) {
        List<Inbox.Taken> batch = sentAndTaken(HERE, queue, bodies);
        QueueConsumer consumer = here.getBeansOfType(QueueConsumer.class).stream()
                .filter(each -> each.queue() == queue)
                .findFirst()
                .orElseThrow();
        List<Consumed> became = here.getBean(BatchRunner.class)
                .run(consumer, batch.stream().map(Inbox.Taken::message).toList());
        List<String> again = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (became.get(i) instanceof Consumed.Again) {
                again.add(batch.get(i).message().body());
            }
        }
        new SqsInbox(sqs, HERE + "-").done(queue, batch);
        return new Worked(again, letters(HERE, queue));
    }

    /// How many dead letters a queue has; they are gone then.
    private static int letters(String name, QueueName queue) {
        int letters = new SqsDeadLetters(sqs, name + "-").giveBack(queue);
        assertThat(drained(name, queue)).hasSize(letters).allMatch("nonsense"::equals);
        return letters;
    }

    private static List<Inbox.Taken> sentAndTaken(String name, QueueName queue, List<String> bodies) {
        new SqsQueues(
                        sqs,
                        name + "-",
                        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5)),
                        Pause.real(),
                        new SplittableRandom(1))
                .send(
                        queue,
                        bodies.stream()
                                .map(body -> OutgoingMessage.now(tenant, body))
                                .toList());
        return taken(name, queue, bodies.size());
    }

    private static List<Inbox.Taken> taken(String name, QueueName queue, int count) {
        Inbox inbox = new SqsInbox(sqs, name + "-");
        List<Inbox.Taken> all = new ArrayList<>();
        List<Inbox.Taken> next = inbox.take(queue, BatchRunner.MOST, Duration.ofSeconds(1));
        while (!next.isEmpty()) {
            all.addAll(next);
            next = all.size() < count ? inbox.take(queue, BatchRunner.MOST, Duration.ofSeconds(1)) : List.of();
        }
        return all;
    }

    /// The bodies of all messages in a queue, which is empty then, in an order of their own.
    private static List<String> drained(String name, QueueName queue) {
        List<Inbox.Taken> all = taken(name, queue, Integer.MAX_VALUE);
        new SqsInbox(sqs, name + "-").done(queue, all);
        return all.stream().map(each -> each.message().body()).sorted().toList();
    }

    /// The beans of the local service on the table and the queues of this process.
    private static ApplicationContext beans(String clock) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of(
                        "kopilka.clock",
                        clock,
                        "kopilka.secret-key-file",
                        shop.service().folder().secretKey().toString(),
                        "kopilka.table.name",
                        HERE,
                        "kopilka.table.endpoint",
                        run.tableEndpoint().toString(),
                        "kopilka.queues.prefix",
                        HERE + "-",
                        "kopilka.queues.endpoint",
                        run.queuesEndpoint().toString()))
                .start();
    }

    private static RunningFunction start(String packaged, String handler, String clock) throws IOException {
        Path root = FunctionPackage.of(packaged).unpack(Files.createTempDirectory(folder, packaged));
        Map<String, String> environment = Map.of(
                "KOPILKA_TABLE_NAME",
                THERE,
                "KOPILKA_TABLE_ENDPOINT",
                run.tableEndpoint().toString(),
                "KOPILKA_SECRET_KEY_FILE",
                shop.service().folder().secretKey().toString(),
                "KOPILKA_CLOCK",
                clock,
                "KOPILKA_QUEUES_PREFIX",
                THERE + "-",
                "KOPILKA_QUEUES_ENDPOINT",
                run.queuesEndpoint().toString());
        return RunningFunction.start(new RunningFunction.Settings(
                root,
                "io.kopilka.lambda." + handler,
                environment,
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(),
                false,
                root.resolveSibling(root.getFileName() + ".log")));
    }

    private static String returned(RunningFunction function, String event) {
        RuntimeApi.Answer answer = function.invoke(event);
        assertThat(answer).as(answer.text()).isInstanceOf(RuntimeApi.Answer.Returned.class);
        return answer.text();
    }

    private static String sqsEvent(QueueName queue, List<Inbox.Taken> batch) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Inbox.Taken each : batch) {
            ObjectNode one = records.addObject()
                    .put("messageId", each.message().id())
                    .put("receiptHandle", each.receipt())
                    .put("body", each.message().body())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + THERE + "-" + queue.queue());
            one.putObject("attributes").put("ApproximateReceiveCount", "1").put("MessageGroupId", tenant.value());
        }
        return event.toString();
    }

    private static String streamEvent(List<RawChange> changes) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (RawChange each : changes) {
            ObjectNode told = records.addObject()
                    .put("eventName", each.name())
                    .put("eventSource", "aws:dynamodb")
                    .putObject("dynamodb")
                    .put("ApproximateCreationDateTime", each.at().getEpochSecond())
                    .put("SequenceNumber", each.sequence());
            told.set("Keys", typed(each.keys()));
            told.set("OldImage", typed(each.before()));
            told.set("NewImage", typed(each.after()));
        }
        return event.toString();
    }

    private static ObjectNode typed(Map<String, AttributeValue> item) {
        ObjectNode typed = JSON.createObjectNode();
        item.forEach((name, value) -> typed.set(name, typed(value)));
        return typed;
    }

    private static JsonNode typed(AttributeValue value) {
        ObjectNode typed = JSON.createObjectNode();
        switch (value.type()) {
            case S -> typed.put("S", value.s());
            case N -> typed.put("N", value.n());
            case B ->
                typed.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case M -> typed.set("M", typed(value.m()));
            case L -> {
                ArrayNode list = typed.putArray("L");
                value.l().forEach(each -> list.add(typed(each)));
            }
            case NUL -> typed.put("NULL", true);
            case SS, NS, BS, BOOL, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("never written");
        }
        return typed;
    }

    private static List<RawChange> read(StreamReader stream) {
        List<RawChange> all = new ArrayList<>();
        for (int idle = 0; idle < IDLE; ) {
            int told = stream.pass(changes -> {
                all.addAll(changes);
                return Optional.empty();
            });
            idle = told == 0 ? idle + 1 : 0;
        }
        return all;
    }

    /// What the sale itself wrote: of each item its first change, but for what follows from a sale.
    private static List<RawChange> ofSale(List<RawChange> changes) {
        Map<Map<String, AttributeValue>, RawChange> first = new LinkedHashMap<>();
        for (RawChange change : changes) {
            String key = text(change.keys(), "PK") + "#" + text(change.keys(), "SK");
            if (OF_WORK.stream().noneMatch(key::contains) && !key.endsWith("#DUE")) {
                first.putIfAbsent(change.keys(), change);
            }
        }
        return List.copyOf(first.values());
    }

    private static List<Map<String, AttributeValue>> items(String table) {
        return tables.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    private static void put(String table, Map<String, AttributeValue> item) {
        tables.putItem(request -> request.tableName(table).item(item));
    }

    /// An item of a schema that nobody knows yet.
    private static Map<String, AttributeValue> broken(Key key) {
        return Map.of(
                "PK", AttributeValue.fromS(key.pk()),
                "SK", AttributeValue.fromS(key.sk()),
                "schema", AttributeValue.fromN("99"),
                "version", AttributeValue.fromN("1"));
    }

    /// What stands in the table under these, by key, without moments of the two runs: they differ by seconds.
    private static Map<String, String> masked(String table, String... families) {
        return items(table).stream()
                .filter(item -> List.of(families).stream()
                        .anyMatch(family -> text(item, "PK").contains(family)))
                .collect(Collectors.toMap(
                        item -> withoutMoments(text(item, "PK") + " " + text(item, "SK")),
                        item -> {
                            Map<String, AttributeValue> rest = new TreeMap<>(item);
                            rest.keySet().removeAll(Set.of("PK", "SK", "ttl"));
                            return withoutMoments(rest.toString());
                        },
                        (one, other) -> one + other,
                        TreeMap::new));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    private static String withoutMoments(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?", "<moment>")
                .replaceAll("\\b[0-9A-HJKMNP-TV-Z]{26}\\b", "<ulid>");
    }

    /// The stream is read once and from its beginning.
    private static final class Forgetful implements Checkpoints {
        @Override
        public Map<String, String> load(String stream) {
            return Map.of();
        }

        @Override
        public void save(String stream, Map<String, String> positions) {}
    }
}
