package io.kopilka.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole service keeps within what a sale may cost, its lists and its receipt counted.
final class CommitCostsTest {
    @Test
    void aSaleTakesAtMostSixteenUnitsAndTwentyWithRedemption() {
        List<CommitCosts.Cost> costs = CommitCosts.measure();
        for (CommitCosts.Cost cost : costs) {
            IO.println("%s: %d write units, %s read units"
                    .formatted(
                            cost.what(),
                            cost.use().writeUnits().count(),
                            cost.use().readUnits().count()));
        }

        assertThat(units(costs, "sale / ")).isLessThanOrEqualTo(16);
        assertThat(units(costs, "sale that redeems")).isLessThanOrEqualTo(20);
        assertThat(units(costs, "sale by that hold")).isLessThanOrEqualTo(20);
        assertThat(units(costs, "hold")).isLessThanOrEqualTo(12);
        assertThat(units(costs, "return")).isLessThanOrEqualTo(16);
        assertThat(find(costs, "quote").use().writes()).isZero();
        assertThat(find(costs, "quote").use().readUnits().count()).isLessThanOrEqualTo(new BigDecimal("1.5"));
    }

    private static int units(List<CommitCosts.Cost> costs, String what) {
        return find(costs, what).use().writeUnits().count();
    }

    private static CommitCosts.Cost find(List<CommitCosts.Cost> costs, String what) {
        return costs.stream()
                .filter(cost -> cost.what().startsWith(what))
                .findFirst()
                .orElseThrow();
    }
}
