package io.kopilka.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.text.Text;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TierLadderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Tier silver = tier("silver", Measured.MONEY, Money.ofMinor(1_000));
    private final Tier gold = tier("gold", Measured.QUANTITY, Quantity.whole(5));
    private final Tier platinum = tier("platinum", Measured.MONEY, Money.ofMinor(3_000));
    private final TierLadder ladder = new TierLadder(List.of(silver, gold, platinum));

    @Test
    void theLastTierReachedIsHeldThoughOneBelowIsNot() {
        assertThat(ladder.reached(bought(0, 5_000))).isEqualTo(gold);
        assertThat(ladder.reached(bought(3_000, 0))).isEqualTo(platinum);
        assertThat(ladder.reached(bought(999, 4_999))).isNull();
    }

    @Test
    void aTierIsNeverLoweredByASale() {
        TierStanding held = new TierStanding("gold", LocalDate.of(2026, 1, 1));

        assertThat(ladder.raised(held, bought(1_000, 0), TODAY)).isEqualTo(held);
        assertThat(ladder.raised(held, bought(3_000, 0), TODAY)).isEqualTo(new TierStanding("platinum", TODAY));
    }

    @Test
    void aTierThatTheRulesetLacksGivesWayToOneThatIsReached() {
        TierStanding gone = new TierStanding("diamond", LocalDate.of(2026, 1, 1));

        assertThat(ladder.raised(gone, bought(0, 0), TODAY)).isEqualTo(gone);
        assertThat(ladder.progress(gone, bought(0, 0)).current()).isNull();
        assertThat(ladder.raised(gone, bought(1_000, 0), TODAY)).isEqualTo(new TierStanding("silver", TODAY));
    }

    @Test
    void theWayGoesToTheFirstTierAboveThatIsNotReached() {
        TierStanding held = new TierStanding("silver", TODAY);

        assertThat(ladder.progress(null, bought(400, 0))).isEqualTo(new TierProgress(null, silver, Money.ofMinor(600)));
        assertThat(ladder.progress(held, bought(1_000, 4_250)))
                .isEqualTo(new TierProgress(silver, gold, Quantity.ofThousandths(750)));
        assertThat(ladder.progress(held, bought(1_000, 5_000)))
                .isEqualTo(new TierProgress(silver, platinum, Money.ofMinor(2_000)));
        assertThat(ladder.progress(held, bought(3_000, 5_000))).isEqualTo(new TierProgress(silver, null, null));
    }

    private static Tier tier(String id, Measured measure, Scaled atLeast) {
        return new Tier(id, Text.of(id), new Accumulation(null, new Period.Lifetime(), measure), atLeast, 0);
    }

    private static History bought(long money, long quantity) {
        return new History() {
            @Override
            public long accumulated(Accumulation accumulation) {
                return accumulation.measure() == Measured.MONEY ? money : quantity;
            }

            @Override
            public long purchases(Period period) {
                return 0;
            }

            @Override
            public long uses(String offer, Period period) {
                return 0;
            }
        };
    }
}
