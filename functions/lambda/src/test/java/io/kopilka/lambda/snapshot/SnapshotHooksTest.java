package io.kopilka.lambda.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotHooksTest {

    private final List<String> heard = new ArrayList<>();

    private final class Guest implements AroundSnapshot {
        @Override
        public void beforeSnapshot() {
            heard.add("before");
            throw new IllegalStateException("the table is out of reach");
        }

        @Override
        public void afterRestore() {
            heard.add("after");
        }
    }

    @Test
    void everythingIsPrimedWhateverFailsAndNothingLearntMeanwhileStaysInTheSnapshot() throws Exception {
        try (ApplicationContext context = ApplicationContext.builder()
                .singletons(new Guest(), new MemoryTable(InstantSource.system()))
                .start()) {
            SnapshotHooks hooks = SnapshotHooks.register(context);
            hooks.prime(() -> heard.add("function"));
            hooks.beforeCheckpoint(Core.getGlobalContext());
            assertThat(heard).containsExactly("before", "function", "after");
            hooks.afterRestore(Core.getGlobalContext());
            assertThat(heard).containsExactly("before", "function", "after", "after");
            assertThat(context.getBean(Ulids.class).next())
                    .isNotEqualTo(context.getBean(Ulids.class).next());
        }
    }
}
