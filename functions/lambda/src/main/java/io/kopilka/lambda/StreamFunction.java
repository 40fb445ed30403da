package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.lambda.metric.Metrics;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.event.Relay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The function behind the table's stream: carries its changes to the queues. Where some did not get there, Lambda is
/// told the first of them (`ReportBatchItemFailures`) and brings that one and all behind it again.
public final class StreamFunction implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaProcess process;
    private final Relay relay;
    private final Metrics metrics;

    /// As Lambda starts it.
    public StreamFunction() {
        this(LambdaProcess.start(System.getenv()));
    }

    StreamFunction(LambdaProcess process) {
        this.process = process;
        this.relay = process.get(Relay.class);
        this.metrics = process.metrics();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.begin(context.getAwsRequestId());
        List<RawChange> changes = new ArrayList<>();
        for (JsonNode each : JSON.readTree(input).path("Records")) {
            changes.add(StreamRecords.change(each));
        }
        Optional<String> firstFailed = relay.relay(changes);
        long relayed = firstFailed
                .map(first -> changes.stream()
                        .takeWhile(each -> !each.sequence().equals(first))
                        .count())
                .orElse((long) changes.size());
        metrics.changes("relayed", relayed);
        metrics.changes("failed", changes.size() - relayed);
        FailedItems.write(firstFailed.stream().toList(), output);
    }

    /// What is around the function.
    LambdaProcess process() {
        return process;
    }
}
