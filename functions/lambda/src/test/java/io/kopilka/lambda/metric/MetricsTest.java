package io.kopilka.lambda.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Metrics metrics =
            new Metrics(() -> Instant.parse("2026-11-22T10:15:00Z"), "checkout", new PrintStream(output, true, UTF_8));

    @Test
    void messagesAreCountedInTheEmbeddedMetricFormat() {
        metrics.messages("reports", "again", 3);
        assertThat(output.toString(UTF_8))
                .isEqualToIgnoringNewLines(
                        "{\"_aws\":{\"Timestamp\":1795342500000,\"CloudWatchMetrics\":[{\"Namespace\":\"Kopilka\","
                                + "\"Dimensions\":[[\"Function\",\"Queue\",\"Outcome\"]],"
                                + "\"Metrics\":[{\"Name\":\"Messages\",\"Unit\":\"Count\"}]}]},"
                                + "\"Function\":\"checkout\",\"Queue\":\"reports\",\"Outcome\":\"again\",\"Messages\":3}");
    }

    @Test
    void whatDidNotHappenIsNotCounted() {
        metrics.messages("reports", "set-aside", 0);
        assertThat(output.toString(UTF_8)).isEmpty();
    }

    @Test
    void aRequestIsCountedByItsRouteAndTheKindOfItsStatus() {
        metrics.request("/v1/receipts/{id}", 404, Duration.ofMillis(12));
        assertThat(output.toString(UTF_8))
                .contains("\"Route\":\"/v1/receipts/{id}\"", "\"Status\":\"4xx\"", "\"Requests\":1", "\"Latency\":12");
    }
}
