package io.kopilka.trials.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SmallestCaseTest {

    private static boolean somethingIsRedeemed(ObjectNode given) {
        return !PlainEngine.price(given).path("redeemed").asText().matches("[0.]+");
    }

    @Test
    void whatIsNotNeededIsTakenAway() {
        var seed = 0;
        while (!somethingIsRedeemed(RandomCases.of(seed))) {
            seed++;
        }

        var smallest = SmallestCase.of(RandomCases.of(seed), SmallestCaseTest::somethingIsRedeemed);

        assertThat(somethingIsRedeemed(smallest)).isTrue();
        assertThat(smallest.at("/ruleset/offers")).isEmpty();
        assertThat(smallest.at("/receipt/lines")).hasSize(1);
        assertThat(smallest.at("/customer/points")).hasSize(1);
        assertThat(smallest.path("ruleset").has("combination")).isFalse();
    }
}
