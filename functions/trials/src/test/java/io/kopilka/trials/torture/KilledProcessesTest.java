package io.kopilka.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short forms of `./kopilka torture` and `./kopilka torture --workers`.
final class KilledProcessesTest {
    private static final long SEED = 11;

    @Test
    void whatWasAcknowledgedOutlivesKillsAndCutAnswersAndIsThereOnce(@TempDir Path folder) {
        KillTrial.Result result = KillTrial.ofService(new KillTrial.Plan(SEED, 2, 60, 30, folder), _ -> {});

        assertThat(result.wrong()).as("seed " + SEED).isEmpty();
        assertThat(result.receipts()).isGreaterThanOrEqualTo(60);
        assertThat(result.injected().of(Fault.KILLED)).isEqualTo(2);
        assertThat(result.injected().of(Fault.CUT)).isGreaterThanOrEqualTo(30);
    }

    @Test
    void whatWorkersLeftHalfDoneWhenTheyWereKilledIsDoneOnce(@TempDir Path folder) {
        KillTrial.Result result = KillTrial.ofWorkers(new KillTrial.Plan(SEED, 2, 40, 0, folder), _ -> {});

        assertThat(result.wrong()).as("seed " + SEED).isEmpty();
        assertThat(result.receipts()).isGreaterThanOrEqualTo(40);
        assertThat(result.injected().of(Fault.KILLED_IN_A_BATCH)).isEqualTo(2);
    }
}
