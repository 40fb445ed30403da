package io.kopilka.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The short form of `./kopilka torture --simulate`.
final class SimulationOfFaultsTest {
    private static final int STEPS = 200;
    private static final int SEEDS = 100;
    private static final int FEW_SEEDS = 10;

    @Test
    void whateverStoreAndQueuesDoEveryReceiptIsThereOnceAndEverythingAddsUp() {
        ManySeeds.Result result = ManySeeds.simulate(1, SEEDS, STEPS, PlantedBug.NONE, _ -> {});

        assertThat(result.failures()).isEmpty();
        assertThat(result.receipts()).isGreaterThan(SEEDS * 20L);
        for (Fault fault : Fault.values()) {
            if (fault != Fault.KILLED && fault != Fault.CUT) {
                assertThat(result.injected().of(fault)).as(fault.name()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBugThatIsPutInIsFoundWithinTenSeedsAndNamedWithItsSeed(PlantedBug bug) {
        ManySeeds.Result result = ManySeeds.simulate(1, FEW_SEEDS, STEPS, bug, _ -> {});

        assertThat(result.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).startsWith("seed "));
    }
}
