package io.kopilka.infrastructure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// Work that waits: queues with their dead letters, the relay on the table's stream, the consumers, what runs by time.
final class WorkStack extends Stack {
    /// A message that has failed so often goes to the dead letters.
    static final int TRIES = 5;

    private static final int BATCH = 10;
    private static final int STREAM_BATCH = 100;
    private static final int MOST_CONSUMERS_AT_ONCE = 10;
    private static final Duration KEPT = Duration.days(14);

    /// AWS's own advice: six times as long as the function may take.
    private static final int VISIBILITY_TIMES = 6;

    private final Stage stage;
    private final DataStack data;
    private final Map<QueueOf, Queue> queues = new EnumMap<>(QueueOf.class);
    private final Map<QueueOf, Queue> deadLetters = new EnumMap<>(QueueOf.class);
    private final Map<ServiceFunction, FunctionParts> functions = new EnumMap<>(ServiceFunction.class);

    WorkStack(Construct scope, String id, StackProps props, Stage stage, DataStack data, Packages packages) {
        super(scope, id, props);
        this.stage = stage;
        this.data = data;
        for (QueueOf each : QueueOf.values()) {
            make(each);
        }
        for (ServiceFunction each : ServiceFunction.values()) {
            if (!(each.calledBy() instanceof CalledBy.Http)) {
                functions.put(each, new FunctionParts(this, each, stage, data, packages, queuePrefix()));
            }
        }
        functions.values().forEach(this::connect);
        functions.values().forEach(this::mayPut);
    }

    /// What the names of all queues begin with.
    String queuePrefix() {
        return stage.of("");
    }

    /// Lets a function, of this stack or another, put messages into the queues that it names.
    void mayPut(FunctionParts parts) {
        parts.of().sends().stream()
                .sorted()
                .forEach(queue -> Access.allow(
                        parts.role(),
                        List.of("sqs:SendMessage", "sqs:GetQueueUrl"),
                        List.of(queue(queue).getQueueArn())));
    }

    Queue queue(QueueOf of) {
        return required(queues, of);
    }

    Queue deadLetters(QueueOf of) {
        return required(deadLetters, of);
    }

    Map<ServiceFunction, FunctionParts> functions() {
        return functions;
    }

    private void make(QueueOf of) {
        Queue dead = begin(of.queue() + "-dead").build();
        deadLetters.put(of, dead);
        queues.put(
                of,
                begin(of.queue())
                        .visibilityTimeout(Duration.millis(patience(of)))
                        .deadLetterQueue(DeadLetterQueue.builder()
                                .queue(dead)
                                .maxReceiveCount(TRIES)
                                .build())
                        .build());
    }

    private Queue.Builder begin(String name) {
        return Queue.Builder.create(this, name + "-queue")
                .queueName(stage.of(name))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(KEPT);
    }

    private static long patience(QueueOf of) {
        return Arrays.stream(ServiceFunction.values())
                .filter(function -> function.calledBy().equals(new CalledBy.Queued(of)))
                .mapToLong(function -> function.calledBy().limit().toMillis() * VISIBILITY_TIMES)
                .findFirst()
                .orElse(Duration.minutes(1).toMilliseconds().longValue());
    }

    private void connect(FunctionParts parts) {
        switch (parts.of().calledBy()) {
            case CalledBy.Http _ -> throw new IllegalStateException("requests come by the API's stack");
            case CalledBy.Queued(QueueOf queue) -> consume(parts, queue);
            case CalledBy.Streamed() -> follow(parts);
            case CalledBy.Scheduled(var tasks) ->
                tasks.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(task -> runByTime(parts, task.getKey(), task.getValue()));
        }
    }

    /// The event source allows to take, to postpone and to delete; what the consumer sets aside it sends itself.
    private void consume(FunctionParts parts, QueueOf queue) {
        parts.live()
                .addEventSource(SqsEventSource.Builder.create(queue(queue))
                        .batchSize(BATCH)
                        .maxConcurrency(MOST_CONSUMERS_AT_ONCE)
                        .reportBatchItemFailures(true)
                        .build());
        Access.allow(
                parts.role(),
                List.of("sqs:SendMessage", "sqs:GetQueueUrl"),
                List.of(deadLetters(queue).getQueueArn()));
    }

    /// The mapping is made here and not by CDK's event source, which would allow to list the streams of every table.
    private void follow(FunctionParts parts) {
        EventSourceMapping.Builder.create(this, parts.of().title() + "-stream")
                .target(parts.live())
                .eventSourceArn(data.table().getTableStreamArn())
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(STREAM_BATCH)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(TRIES)
                .onFailure(new SqsDlq(queue(QueueOf.UNREADABLE)))
                .build();
        Access.allow(
                parts.role(),
                List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
                List.of(Objects.requireNonNull(data.table().getTableStreamArn())));
        String streams = "table/" + stage.of("table") + "/stream/*";
        Access.allow(
                parts.role(),
                List.of("dynamodb:ListStreams"),
                List.of(formatArn(ArnComponents.builder()
                        .service("dynamodb")
                        .resource(streams)
                        .build())));
        Reasons.accept(
                parts.role(),
                "AwsSolutions-IAM5",
                "Resource::arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:" + streams,
                "A stream's name ends with the moment when it was made; Lambda lists those of this table alone");
    }

    private void runByTime(FunctionParts parts, String task, java.time.Duration every) {
        Rule.Builder.create(this, task)
                .ruleName(stage.of(task))
                .schedule(Schedule.rate(Duration.millis(every.toMillis())))
                .targets(List.of(LambdaFunction.Builder.create(parts.live())
                        .event(RuleTargetInput.fromObject(Map.of("task", task)))
                        .retryAttempts(TRIES)
                        .deadLetterQueue(queue(QueueOf.UNREADABLE))
                        .build()))
                .build();
    }

    private static <K, V> V required(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("there is none for " + key);
        }
        return value;
    }
}
