package io.kopilka.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the service does in the background, and the functions that the infrastructure has do it, are the same: a task
/// that nothing calls, or a queue that nobody empties, would show in production only.
class BackgroundWorkTest {
    private static ApplicationContext service;

    @BeforeAll
    static void start() {
        service = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .singletons(
                        new MemoryTable(InstantSource.system()),
                        new MemoryQueues(InstantSource.system()),
                        new SigningKey(new byte[SigningKey.BYTES]))
                .start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private record Called(String task, String packaged, Duration every) {}

    private record Emptied(String queue, String packaged) {}

    @Test
    void everyTaskIsCalledByItsNameAsOftenAsItWantsByTheFunctionWhosePackageHoldsIt() {
        List<Called> called = new ArrayList<>();
        for (ServiceFunction function : ServiceFunction.values()) {
            if (function.calledBy() instanceof CalledBy.Scheduled(var tasks)) {
                tasks.forEach((task, every) -> called.add(new Called(task, function.packaged(), every)));
            }
        }

        assertThat(service.getBeansOfType(ScheduledTask.class).stream()
                        .map(task -> new Called(task.name(), module(task), task.cadence())))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    void everyQueueOfAConsumerIsEmptiedByTheFunctionWhosePackageHoldsIt() {
        List<Emptied> emptied = new ArrayList<>();
        for (ServiceFunction function : ServiceFunction.values()) {
            if (function.calledBy() instanceof CalledBy.Queued(QueueOf queue)) {
                emptied.add(new Emptied(queue.queue(), function.packaged()));
            }
        }

        assertThat(service.getBeansOfType(QueueConsumer.class).stream()
                        .map(consumer -> new Emptied(consumer.queue().queue(), module(consumer))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(emptied);
    }

    @Test
    void theOneQueueThatNobodyEmptiesIsThatOfWhatCannotBeRead() {
        assertThat(service.getBeansOfType(QueueConsumer.class).stream().map(QueueConsumer::queue))
                .doesNotContain(QueueName.UNREADABLE)
                .hasSize(QueueName.values().length - 1);
    }

    /// The module that a bean belongs to: `upkeep` of `io.kopilka.upkeep.ReviewDueAccounts`.
    private static String module(Object bean) {
        return List.of(bean.getClass().getPackageName().split("\\.", -1)).get(2).toLowerCase(Locale.ROOT);
    }
}
