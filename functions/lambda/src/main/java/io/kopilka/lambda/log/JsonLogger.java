package io.kopilka.lambda.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kopilka.lambda.Invocation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/// One logger. A line has `timestamp`, `level`, `logger`, `message`, `awsRequestId`, within a request `requestId` and
/// `tenant`, then whatever it was told by name, and `exception` with its stack where there is one.
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {

    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final boolean ours;
    private final transient PrintStream output;

    /// @param ours whether it is the service's own, not a library's
    JsonLogger(String name, boolean ours, PrintStream output) {
        this.name = name;
        this.ours = ours;
        this.output = output;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return ours;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public void log(LoggingEvent event) {
        write(
                event.getLevel(),
                format(event.getMessage(), event.getArgumentArray()),
                event.getKeyValuePairs(),
                event.getThrowable());
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        write(level, format(message, arguments), null, fault);
    }

    private static String format(String message, Object @Nullable [] arguments) {
        return MessageFormatter.basicArrayFormat(message, arguments);
    }

    private void write(Level level, String message, @Nullable List<KeyValuePair> named, @Nullable Throwable fault) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "timestamp",
                    Instant.ofEpochMilli(System.currentTimeMillis()).toString());
            json.writeStringField("level", level.toString());
            json.writeStringField("logger", getName());
            json.writeStringField("message", message);
            writeInvocation(json, named);
            if (named != null) {
                for (KeyValuePair pair : named) {
                    writeNamed(json, pair);
                }
            }
            if (fault != null) {
                json.writeStringField("exception", stackOf(fault));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        output.println(line);
    }

    /// What the process works on, but for what the line says itself.
    private static void writeInvocation(JsonGenerator json, @Nullable List<KeyValuePair> named) throws IOException {
        Invocation.Current current = Invocation.current();
        json.writeStringField("awsRequestId", current.awsRequestId());
        if (current.requestId() != null && !isNamed(named, "requestId")) {
            json.writeStringField("requestId", current.requestId());
        }
        if (current.tenant() != null && !isNamed(named, "tenant")) {
            json.writeStringField("tenant", current.tenant());
        }
    }

    private static boolean isNamed(@Nullable List<KeyValuePair> named, String key) {
        return named != null && named.stream().anyMatch(pair -> pair.key.equals(key));
    }

    private static void writeNamed(JsonGenerator json, KeyValuePair pair) throws IOException {
        switch (pair.value) {
            case null -> json.writeNullField(pair.key);
            case Integer whole -> json.writeNumberField(pair.key, whole);
            case Long whole -> json.writeNumberField(pair.key, whole);
            case Boolean truth -> json.writeBooleanField(pair.key, truth);
            default -> json.writeStringField(pair.key, pair.value.toString());
        }
    }

    private static String stackOf(Throwable fault) {
        StringWriter stack = new StringWriter();
        fault.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }
}
