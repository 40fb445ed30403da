package io.kopilka.trials.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RandomCasesTest {

    private static final int SEEDS = 500;

    private static BigDecimal number(JsonNode node, String key) {
        return new BigDecimal(node.path(key).asText());
    }

    @Test
    void theSameSeedGivesTheSameCase() {
        assertThat(RandomCases.of(7)).isEqualTo(RandomCases.of(7)).isNotEqualTo(RandomCases.of(8));
    }

    @Test
    void everyTotalIsTheSumOfItsLines() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var answer = PlainEngine.price(RandomCases.of(seed));
            for (var key : List.of("amount", "markup", "discount", "redeemed", "total", "earned")) {
                var sum = BigDecimal.ZERO;
                for (var line : answer.path("lines")) {
                    sum = sum.add(number(line, key));
                }
                assertThat(sum).as("%s of seed %d", key, seed).isEqualByComparingTo(number(answer, key));
            }
        }
    }

    @Test
    void aLineCostsItsAmountAndMarkupLessWhatWasTakenOffAndNeverLessThanNothing() {
        for (var seed = 0; seed < SEEDS; seed++) {
            for (var line : PlainEngine.price(RandomCases.of(seed)).path("lines")) {
                assertThat(number(line, "total"))
                        .as("line %s of seed %d", line.path("id"), seed)
                        .isNotNegative()
                        .isEqualByComparingTo(number(line, "amount")
                                .add(number(line, "markup"))
                                .subtract(number(line, "discount"))
                                .subtract(number(line, "redeemed")));
            }
        }
    }

    @Test
    void everyOfferThatGivesSomethingIsAccountedFor() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var given = RandomCases.of(seed);
            var answer = PlainEngine.price(given);
            var sums = new TreeMap<RandomOffers.Sort, BigDecimal>();
            for (var offer : given.path("ruleset").path("offers")) {
                var amount =
                        answer.path("amounts").path(offer.path("id").asText()).asText("0");
                sums.merge(RandomOffers.sort(offer), new BigDecimal(amount), BigDecimal::add);
            }
            assertThat(sums.getOrDefault(RandomOffers.Sort.DISCOUNT, BigDecimal.ZERO)
                            .add(number(answer, "rounding")))
                    .as("discounts of seed %d", seed)
                    .isEqualByComparingTo(number(answer, "discount"));
            assertThat(sums.getOrDefault(RandomOffers.Sort.MARKUP, BigDecimal.ZERO))
                    .as("markups of seed %d", seed)
                    .isEqualByComparingTo(number(answer, "markup"));
            assertThat(sums.getOrDefault(RandomOffers.Sort.POINTS, BigDecimal.ZERO))
                    .as("points of seed %d", seed)
                    .isEqualByComparingTo(number(answer, "earned"));
        }
    }

    @Test
    void everyReasonToSkipAnOfferComesUp() {
        var reasons = new java.util.TreeSet<String>();
        for (var seed = 0; seed < SEEDS; seed++) {
            PlainEngine.price(RandomCases.of(seed))
                    .path("skipped")
                    .properties()
                    .forEach(skipped -> reasons.add(skipped.getValue().asText()));
        }
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "scope",
                        "nothing",
                        "combination",
                        "customer",
                        "receiptTotal",
                        "quantity",
                        "accumulated",
                        "purchases",
                        "receiptNumber",
                        "payment",
                        "schedule",
                        "customers",
                        "audiences",
                        "cardKinds",
                        "tiers",
                        "birthday",
                        "firstPurchase",
                        "coupon",
                        "stores",
                        "tills",
                        "uses",
                        "any",
                        "not");
    }
}
