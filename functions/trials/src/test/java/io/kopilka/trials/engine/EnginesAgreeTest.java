package io.kopilka.trials.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.CaseAnswer;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.trials.plain.PlainEngine;
import io.kopilka.trials.plain.RandomCases;
import io.kopilka.trials.plain.SmallestCase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The engine answers every random programme as the plain engine does, which was written from docs/pricing.md alone.
///
/// On a difference the seed and the smallest case that still differs are printed. A longer run: `-Dkopilka.rounds=N`.
class EnginesAgreeTest {
    private static final int ROUNDS = 20_000;
    /// What fits 64 bits of ten-thousandths.
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(Long.MAX_VALUE, 4);

    /// Where the two answers differ; empty where they agree.
    private static List<String> differences(ObjectNode given) {
        List<String> differences = new ArrayList<>();
        switch (PricingCase.read(given)) {
            case Read.Refused<PricingCase>(var faults) -> differences.add("refused: " + faults);
            case Read.Good<PricingCase>(var pricingCase) -> {
                ObjectNode plain = PlainEngine.price(given);
                try {
                    compare(
                            "",
                            plain,
                            CaseAnswer.of(
                                    pricingCase.price(), pricingCase.ruleset().currency()),
                            differences);
                } catch (ArithmeticException refused) {
                    if (new BigDecimal(plain.path("earned").asText()).compareTo(MOST_POINTS) <= 0) {
                        differences.add("refused as too large: " + refused);
                    }
                }
            }
        }
        return differences;
    }

    private static void compare(String at, JsonNode plain, JsonNode ours, List<String> differences) {
        plain.properties().forEach(field -> {
            String where = at + field.getKey();
            JsonNode theirs = field.getValue();
            JsonNode here = ours.path(field.getKey());
            if (field.getKey().equals("lines")) {
                for (int line = 0; line < theirs.size(); line++) {
                    compare("line " + (line + 1) + " ", theirs.path(line), here.path(line), differences);
                }
            } else if (field.getKey().equals("applied") ? !ids(here).equals(ids(theirs)) : !here.equals(theirs)) {
                differences.add(where + ": plainly " + theirs + ", here " + here);
            }
        });
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new TreeSet<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void everyRandomProgrammeIsPricedAlike() {
        Seeds.each(ROUNDS, seed -> {
            ObjectNode given = RandomCases.of(seed);
            if (!differences(given).isEmpty()) {
                ObjectNode smallest =
                        SmallestCase.of(given, smaller -> !differences(smaller).isEmpty());
                assertThat(differences(smallest)).as(smallest.toPrettyString()).isEmpty();
            }
        });
    }
}
