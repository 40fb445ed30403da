package io.kopilka.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EveryRouteSaysItsScopeTest {

    @Test
    void aServiceWithARouteThatSaysNothingDoesNotStart() {
        ApplicationContextBuilder builder = service("test.silent");

        assertThatThrownBy(() -> builder.start().close())
                .hasMessage(
                        "routes without @RequiresScope, @OpenToPeople or @OpenToAll: [GET /v1/silent, HEAD /v1/silent]");
    }

    @Test
    void aServiceWhoseRoutesAllSpeakStarts() {
        try (ApplicationContext context = service("test.shop").start()) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    private static ApplicationContextBuilder service(String property) {
        return ApplicationContext.builder()
                .properties(Map.of(property, true))
                .singletons(new MemoryTable(InstantSource.system()));
    }
}
