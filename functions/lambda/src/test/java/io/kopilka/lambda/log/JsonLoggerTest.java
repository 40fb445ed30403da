package io.kopilka.lambda.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.lambda.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonLoggerTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Logger ours = new JsonLogger("io.kopilka.x", true, new PrintStream(output, true, UTF_8));
    private final Logger others = new JsonLogger("org.other", false, new PrintStream(output, true, UTF_8));

    private JsonNode line() throws IOException {
        return new ObjectMapper().readTree(output.toByteArray());
    }

    @Test
    void aLineTellsTheInvocationTheRequestAndTheTenant() throws IOException {
        Invocation.begin("aws-1");
        Invocation.isRequest("r-1", "ten_1");
        ours.atInfo().addKeyValue("ms", 12).log("done with {}", "it");
        assertThat(line().path("level").asText()).isEqualTo("INFO");
        assertThat(line().path("message").asText()).isEqualTo("done with it");
        assertThat(line().path("awsRequestId").asText()).isEqualTo("aws-1");
        assertThat(line().path("requestId").asText()).isEqualTo("r-1");
        assertThat(line().path("tenant").asText()).isEqualTo("ten_1");
        assertThat(line().path("ms").asInt()).isEqualTo(12);
        assertThat(line().has("exception")).isFalse();
    }

    @Test
    void whatALineNamesItselfIsNotSaidTwice() throws IOException {
        Invocation.begin("aws-1");
        Invocation.isRequest("r-1", "ten_1");
        ours.atWarn().addKeyValue("tenant", "-").log("request");
        assertThat(output.toString(UTF_8)).containsOnlyOnce("\"tenant\"");
        assertThat(line().path("tenant").asText()).isEqualTo("-");
    }

    @Test
    void theNextInvocationKnowsNothingOfTheTenantBefore() throws IOException {
        Invocation.isRequest("r-1", "ten_1");
        Invocation.begin("aws-2");
        ours.info("next");
        assertThat(line().has("tenant")).isFalse();
        assertThat(line().path("awsRequestId").asText()).isEqualTo("aws-2");
    }

    @Test
    void aFaultIsOneLineHoweverDeepItsStack() throws IOException {
        ours.error("broken", new IllegalStateException("no\nway"));
        assertThat(output.toString(UTF_8).strip()).doesNotContain("\n");
        assertThat(line().path("exception").asText()).startsWith("java.lang.IllegalStateException: no\nway\n\tat ");
    }

    @Test
    void librariesAreHeardFromWarningsUpAndTheServiceFromInformation() {
        others.info("chatter");
        ours.debug("detail");
        assertThat(output.toString(UTF_8)).isEmpty();
        others.warn("listen");
        assertThat(output.toString(UTF_8)).contains("listen");
    }

    @Test
    void itIsTheLogThatIsFound() {
        assertThat(LoggerFactory.getLogger("io.kopilka.found")).isInstanceOf(JsonLogger.class);
    }
}
