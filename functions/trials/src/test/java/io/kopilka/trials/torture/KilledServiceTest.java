package io.kopilka.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of `./kopilka torture`.
final class KilledServiceTest {
    private static final long SEED = 11;
    private static final int RECEIPTS = 80;
    private static final int CUTS = 50;

    @Test
    void whatWasAcknowledgedOutlivesKillsAndCutAnswersAndIsThereOnce(@TempDir Path folder) {
        KillTrial.Result result = KillTrial.run(new KillTrial.Plan(SEED, 2, RECEIPTS, CUTS, folder), _ -> {});

        assertThat(result.wrong()).as("seed " + SEED).isEmpty();
        assertThat(result.receipts()).isGreaterThanOrEqualTo(RECEIPTS);
        assertThat(result.injected().of(Fault.KILLED)).isEqualTo(2);
        assertThat(result.injected().of(Fault.CUT)).isGreaterThanOrEqualTo(CUTS);
    }
}
