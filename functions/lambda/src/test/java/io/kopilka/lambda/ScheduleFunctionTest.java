package io.kopilka.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleFunctionTest {

    private final ApplicationContext context = ApplicationContext.builder()
            .singletons(new MemoryTable(InstantSource.system()))
            .start();
    private final ScheduleFunction function = new ScheduleFunction(LambdaProcess.of(context));

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void theTaskThatTheScheduleNamesRuns() throws IOException {
        assertThat(handle("{\"version\": \"0\", \"task\": \"odd-task\"}")).isEqualTo("{}");
        assertThat(context.getBean(OddTask.class).runs).hasSize(1);
    }

    @Test
    void aNameThatThereIsNotFailsTheInvocation() {
        assertThatThrownBy(() -> handle("{\"task\": \"rm\"}")).hasMessage("there is no task named rm");
        assertThat(context.getBean(OddTask.class).runs).isEmpty();
    }

    private String handle(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new TestContext());
        return answer.toString(UTF_8);
    }
}
