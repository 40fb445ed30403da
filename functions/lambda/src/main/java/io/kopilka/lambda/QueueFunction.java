package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.lambda.metric.Metrics;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The function behind a queue: the consumers of its class path, each given the messages of its own queue. What has to
/// come again is told to Lambda by its id (`ReportBatchItemFailures`); the rest of its batch is done.
public final class QueueFunction implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFunction.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaProcess process;
    private final Collection<QueueConsumer> consumers;
    private final BatchRunner runner;
    private final Inbox inbox;
    private final Metrics metrics;

    /// As Lambda starts it.
    public QueueFunction() {
        this(LambdaProcess.start(System.getenv()));
    }

    QueueFunction(LambdaProcess process) {
        this.process = process;
        this.consumers = process.context().getBeansOfType(QueueConsumer.class);
        this.runner = process.get(BatchRunner.class);
        this.inbox = process.get(Inbox.class);
        this.metrics = process.metrics();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.begin(context.getAwsRequestId());
        List<Inbox.Taken> batch = new ArrayList<>();
        JsonNode records = JSON.readTree(input).path("Records");
        records.forEach(each -> batch.add(taken(each)));
        FailedItems.write(batch.isEmpty() ? List.of() : consume(consumerOf(records), batch), output);
    }

    /// What is around the function.
    LambdaProcess process() {
        return process;
    }

    private List<String> consume(QueueConsumer consumer, List<Inbox.Taken> batch) {
        List<Consumed> outcomes =
                runner.run(consumer, batch.stream().map(Inbox.Taken::message).toList());
        List<String> again = new ArrayList<>();
        long setAside = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Consumed.Done _ -> {}
                case Consumed.SetAside _ -> setAside++;
                case Consumed.Again wish -> {
                    postpone(consumer, batch.get(i), wish);
                    again.add(batch.get(i).message().id());
                }
            }
        }
        String queue = consumer.queue().queue();
        metrics.messages(queue, "done", outcomes.size() - again.size() - setAside);
        metrics.messages(queue, "again", again.size());
        metrics.messages(queue, "set-aside", setAside);
        return again;
    }

    /// Where this fails, the message comes again when the queue's own time is over.
    private void postpone(QueueConsumer consumer, Inbox.Taken taken, Consumed.Again wish) {
        try {
            inbox.again(consumer.queue(), taken, wish.after());
        } catch (QueueUnavailable unavailable) {
            LOG.atWarn()
                    .addKeyValue("queue", consumer.queue().queue())
                    .addKeyValue("message", taken.message().id())
                    .log("A message could not be postponed");
        }
    }

    /// The consumer of the queue that all messages of an event come from.
    private QueueConsumer consumerOf(JsonNode records) {
        List<String> queues = StreamSupport.stream(records.spliterator(), false)
                .map(each -> each.path("eventSourceARN").asText())
                .distinct()
                .toList();
        if (queues.size() != 1) {
            throw new IllegalArgumentException("an event is of one queue, not of " + queues);
        }
        String queue = queues.getFirst();
        return consumers.stream()
                .filter(each -> queue.endsWith(":" + each.queue().queue())
                        || queue.endsWith("-" + each.queue().queue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here takes messages of " + queue));
    }

    private static Inbox.Taken taken(JsonNode each) {
        JsonNode attributes = each.path("attributes");
        Optional<TenantId> tenant =
                TenantId.parse(attributes.path("MessageGroupId").asText());
        return new Inbox.Taken(
                new Message(
                        each.path("messageId").asText(),
                        each.path("body").asText(),
                        Math.max(1, attributes.path("ApproximateReceiveCount").asInt(1)),
                        tenant),
                each.path("receiptHandle").asText());
    }
}
