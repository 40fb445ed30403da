package io.kopilka.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The short form of `./kopilka torture --simulate`.
final class SimulationOfFaultsTest {
    private static final int STEPS = 200;
    private static final int SEEDS = 500;
    private static final int FEW_SEEDS = 4;
    private static final Set<Fault> OF_PROCESSES = EnumSet.of(Fault.KILLED, Fault.KILLED_IN_A_BATCH, Fault.CUT);

    @Test
    void whateverStoreQueuesAndClocksDoEveryReceiptIsThereOnceAndEverythingAddsUp() {
        ManySeeds.Result result = ManySeeds.simulate(1, SEEDS, STEPS, PlantedBug.NONE, _ -> {});

        assertThat(result.failures()).isEmpty();
        assertThat(result.receipts()).isGreaterThan(SEEDS * 50L);
        assertThat(result.restored()).isEqualTo(SEEDS * (long) Simulation.CUSTOMERS);
        for (Fault fault : EnumSet.complementOf(EnumSet.copyOf(OF_PROCESSES))) {
            assertThat(result.injected().of(fault)).as(fault.name()).isGreaterThan(SEEDS / 2);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBugThatIsPutInIsFoundAndNamedWithItsSeedWhereTheSameSeedsAreGoodWithoutIt(PlantedBug bug) {
        ManySeeds.Result without = ManySeeds.simulate(1, FEW_SEEDS, STEPS, PlantedBug.NONE, _ -> {});
        ManySeeds.Result with = ManySeeds.simulate(1, FEW_SEEDS, STEPS, bug, _ -> {});

        assertThat(without.failures()).isEmpty();
        assertThat(with.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .matches("seed ([1-4]): .+; repeat it by \\./kopilka torture --simulate 1 --seed \\1"));
    }

    @Test
    void aSeedIsTheSameHistoryWhateverWasSimulatedBefore() {
        try (Stage one = new Stage(Simulation.CUSTOMERS);
                Stage other = new Stage(Simulation.CUSTOMERS)) {
            Simulation.run(other, 8, STEPS, PlantedBug.NONE, false);
            Simulation.run(other, 9, STEPS, PlantedBug.NO_MARKS, false);

            Simulation.Outcome first = Simulation.run(one, 7, STEPS, PlantedBug.NONE, false);
            Simulation.Outcome again = Simulation.run(other, 7, STEPS, PlantedBug.NONE, false);

            assertThat(again.injected().report()).isEqualTo(first.injected().report());
            assertThat(again.receipts()).isEqualTo(first.receipts());
            assertThat(again.digest()).isEqualTo(first.digest());
        }
    }
}
