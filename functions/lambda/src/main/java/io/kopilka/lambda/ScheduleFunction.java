package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.lambda.metric.Metrics;
import io.kopilka.platform.schedule.ScheduledTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;

/// The function behind schedules: runs the task of its class path that the schedule names, `{"task": "…"}`, whatever
/// else the event holds. A task that throws fails the invocation, and Lambda tries again.
public final class ScheduleFunction implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaProcess process;
    private final Collection<ScheduledTask> tasks;
    private final InstantSource clock;
    private final Metrics metrics;

    /// As Lambda starts it.
    public ScheduleFunction() {
        this(LambdaProcess.start(System.getenv()));
    }

    ScheduleFunction(LambdaProcess process) {
        this.process = process;
        this.tasks = process.context().getBeansOfType(ScheduledTask.class);
        this.clock = process.get(InstantSource.class);
        this.metrics = process.metrics();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.begin(context.getAwsRequestId());
        String name = JSON.readTree(input).path("task").asText();
        ScheduledTask task = tasks.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no task named " + name));
        boolean done = false;
        try {
            task.run(clock.instant());
            done = true;
        } finally {
            metrics.task(name, done ? "done" : "failed");
        }
        output.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    /// What is around the function.
    LambdaProcess process() {
        return process;
    }
}
