package io.kopilka.infrastructure;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Who is woken and by what. Each alarm has its line in `docs/operations.md`, by the end of its name.
final class WatchStack extends Stack {
    private static final Duration MINUTES_5 = Duration.minutes(5);
    private static final Duration MINUTE = Duration.minutes(1);

    private final Stage stage;
    private final SnsAction wake;

    WatchStack(
            Construct scope,
            String id,
            StackProps props,
            Stage stage,
            DataStack data,
            WorkStack work,
            ApiStack api,
            Optional<String> email) {
        super(scope, id, props);
        this.stage = stage;
        Topic topic = Topic.Builder.create(this, "Alarms")
                .topicName(stage.of("alarms"))
                .masterKey(data.key())
                .enforceSsl(true)
                .build();
        data.key().grantEncryptDecrypt(new ServicePrincipal("cloudwatch.amazonaws.com"));
        email.ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
        wake = new SnsAction(topic);

        Stream.concat(work.functions().values().stream(), api.functions().values().stream())
                .forEach(this::functionFails);
        api.functions().values().forEach(this::answersLate);
        work.functions().values().stream()
                .filter(parts -> parts.of().calledBy() instanceof CalledBy.Streamed)
                .forEach(this::streamIsBehind);
        for (QueueOf of : QueueOf.values()) {
            letters(of.queue() + "-dead", work.deadLetters(of));
            if (of == QueueOf.UNREADABLE) {
                letters(of.queue(), work.queue(of));
            } else {
                queueIsBehind(of, work.queue(of));
            }
        }
        tableThrottles(data);
        gatewayFails(api);
    }

    private void functionFails(FunctionParts parts) {
        alarm(
                parts.of().title() + "-errors",
                "The function " + parts.of().title() + " failed",
                parts.function().metricErrors(every(MINUTES_5, "Sum")),
                1,
                1);
    }

    private void answersLate(FunctionParts parts) {
        alarm(
                parts.of().title() + "-p99",
                "One request in a hundred took " + parts.of().title() + " more than a second",
                parts.function().metricDuration(every(MINUTES_5, "p99")),
                1_000,
                3);
    }

    private void streamIsBehind(FunctionParts parts) {
        alarm(
                parts.of().title() + "-iterator-age",
                "The relay is more than a minute behind the table",
                Metric.Builder.create()
                        .namespace("AWS/Lambda")
                        .metricName("IteratorAge")
                        .dimensionsMap(Map.of(
                                "FunctionName",
                                parts.function().getFunctionName(),
                                "Resource",
                                parts.function().getFunctionName() + ":" + FunctionParts.LIVE))
                        .statistic("Maximum")
                        .period(MINUTE)
                        .build(),
                60_000,
                3);
    }

    private void queueIsBehind(QueueOf of, Queue queue) {
        // A delivery that is tried again waits in its queue on purpose, for up to a quarter of an hour.
        int minutes = of == QueueOf.DELIVERIES ? 20 : 5;
        alarm(
                of.queue() + "-age",
                "The oldest message in " + of.queue() + " waits for more than " + minutes + " minutes",
                queue.metricApproximateAgeOfOldestMessage(every(MINUTE, "Maximum")),
                minutes * 60,
                3);
    }

    private void letters(String name, Queue queue) {
        alarm(
                name + "-letters",
                "There is something in " + name,
                queue.metricApproximateNumberOfMessagesVisible(every(MINUTE, "Maximum")),
                1,
                1);
    }

    private void tableThrottles(DataStack data) {
        alarm(
                "table-throttles",
                "The table refused requests",
                Metric.Builder.create()
                        .namespace("AWS/DynamoDB")
                        .metricName("ThrottledRequests")
                        .dimensionsMap(Map.of("TableName", data.table().getTableName()))
                        .statistic("Sum")
                        .period(MINUTES_5)
                        .build(),
                10,
                1);
    }

    private void gatewayFails(ApiStack api) {
        alarm(
                "api-5xx",
                "The gateway answered with faults",
                api.api().metricServerError(every(MINUTES_5, "Sum")),
                5,
                1);
    }

    private static MetricOptions every(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }

    private void alarm(String name, String says, IMetric metric, int from, int periods) {
        Alarm.Builder.create(this, name)
                .alarmName(stage.of(name))
                .alarmDescription(says + ". See docs/operations.md, " + name)
                .metric(metric)
                .threshold(from)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(wake);
    }
}
