package io.kopilka.lambda.metric;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts by CloudWatch's embedded metric format: a line of JSON on the function's output, from which CloudWatch makes
/// metrics of the namespace `Kopilka`. It costs no call.
///
/// | metric | unit | dimensions beside `Function` |
/// |---|---|---|
/// | `Requests` | count | `Route`, `Status` (2xx, 4xx, 5xx) |
/// | `Latency` | milliseconds, without the start | `Route`, `Status` |
/// | `Messages` | count | `Queue`, `Outcome` (done, again, set-aside) |
/// | `Changes` | count | `Outcome` (relayed, failed) |
/// | `Tasks` | count | `Task`, `Outcome` (done, failed) |
///
/// A dimension never holds a tenant or a person: each value of one is a metric that is paid for.
@Singleton
public final class Metrics {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAMESPACE = "Kopilka";

    private final InstantSource clock;
    private final String function;
    private final PrintStream output;

    /// Counts what this process does.
    @Inject
    public Metrics(InstantSource clock) {
        this(clock, System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "local"), System.out);
    }

    /// Counts for a function of this name, into this output.
    public Metrics(InstantSource clock, String function, PrintStream output) {
        this.clock = clock;
        this.function = function;
        this.output = output;
    }

    /// A request was answered.
    ///
    /// @param route its template, such as `/v1/receipts/{id}`
    public void request(String route, int status, Duration took) {
        write(
                dimensions("Route", route, "Status", status / 100 + "xx"),
                Map.of("Requests", "Count", "Latency", "Milliseconds"),
                Map.of("Requests", 1L, "Latency", took.toMillis()));
    }

    /// Messages of a queue were worked on.
    public void messages(String queue, String outcome, long count) {
        count("Messages", dimensions("Queue", queue, "Outcome", outcome), count);
    }

    /// Changes of the table were told on, or could not be.
    public void changes(String outcome, long count) {
        count("Changes", dimensions("Outcome", outcome), count);
    }

    /// A scheduled task ran.
    public void task(String task, String outcome) {
        count("Tasks", dimensions("Task", task, "Outcome", outcome), 1);
    }

    private void count(String metric, Map<String, String> dimensions, long count) {
        if (count > 0) {
            write(dimensions, Map.of(metric, "Count"), Map.of(metric, count));
        }
    }

    private Map<String, String> dimensions(String... pairs) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("Function", function);
        for (int i = 0; i < pairs.length; i += 2) {
            dimensions.put(pairs[i], pairs[i + 1]);
        }
        return dimensions;
    }

    private void write(Map<String, String> dimensions, Map<String, String> units, Map<String, Long> values) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.instant().toEpochMilli());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", NAMESPACE);
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            for (String dimension : dimensions.keySet()) {
                json.writeString(dimension);
            }
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            for (Map.Entry<String, String> unit : units.entrySet()) {
                json.writeStartObject();
                json.writeStringField("Name", unit.getKey());
                json.writeStringField("Unit", unit.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
                json.writeStringField(dimension.getKey(), dimension.getValue());
            }
            for (Map.Entry<String, Long> value : values.entrySet()) {
                json.writeNumberField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        output.println(line);
    }
}
