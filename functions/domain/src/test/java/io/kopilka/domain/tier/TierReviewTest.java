package io.kopilka.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.ledger.Buckets;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.Grain;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.text.Text;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// docs/pricing.md, 19.5.
final class TierReviewTest {
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);
    private static final Period THIS_YEAR = new Period.Current(PeriodUnit.YEAR);
    private static final TierStanding SILVER = new TierStanding("silver", LocalDate.of(2026, 5, 1));
    private static final TierStanding GOLD = new TierStanding("gold", LocalDate.of(2026, 6, 1));

    private static Tier tier(String id, Period period, long atLeast, int grace) {
        return new Tier(id, Text.of(id), new Accumulation(null, period, Measured.MONEY), Money.ofMinor(atLeast), grace);
    }

    private static TierReview review(Grain grain, LocalDate day, long figure, Tier... tiers) {
        Buckets buckets = Buckets.of(grain, new int[] {(int) grain.startOf(day).toEpochDay()}, new long[] {figure});
        Counters counters = new Counters(
                Map.of(new Subject.Bought(null, Measured.MONEY), new Tally(figure, List.of(buckets))), List.of(), day);
        return new TierReview(
                new TierLadder(List.of(tiers)),
                seen -> counters.seenAt(seen.atTime(23, 59).atOffset(ZoneOffset.UTC)));
    }

    private static TierReview inTheYear(long figure) {
        return review(
                new Grain.Units(PeriodUnit.YEAR),
                LocalDate.of(2026, 6, 1),
                figure,
                tier("silver", THIS_YEAR, 1000, 30),
                tier("gold", THIS_YEAR, 5000, 10));
    }

    @Test
    void aTierOfTheYearIsKeptThroughItsGraceAndLostOnTheDayAfter() {
        TierReview review = inTheYear(1000);
        assertThat(review.on(NEW_YEARS_EVE, SILVER)).isEqualTo(SILVER);
        assertThat(review.on(LocalDate.of(2027, 1, 30), SILVER)).isEqualTo(SILVER);
        assertThat(review.on(LocalDate.of(2027, 1, 31), SILVER)).isNull();
    }

    @Test
    void whoLosesGoldFallsToTheSilverThatStillHasItsGrace() {
        TierReview review = inTheYear(5000);
        assertThat(review.on(LocalDate.of(2027, 1, 10), GOLD)).isEqualTo(GOLD);
        assertThat(review.on(LocalDate.of(2027, 1, 11), GOLD))
                .isEqualTo(new TierStanding("silver", LocalDate.of(2027, 1, 11)));
    }

    @Test
    void aHigherTierIsTakenAtOnceAndOneThatIsHeldKeepsItsDay() {
        assertThat(inTheYear(5000).on(LocalDate.of(2026, 7, 1), SILVER))
                .isEqualTo(new TierStanding("gold", LocalDate.of(2026, 7, 1)));
        assertThat(inTheYear(5000).on(LocalDate.of(2026, 7, 1), GOLD)).isEqualTo(GOLD);
        assertThat(inTheYear(999).on(LocalDate.of(2026, 7, 1), null)).isNull();
    }

    @Test
    void aTierThatWasGivenIsKeptForItsGraceFromTheDayOfGiving() {
        TierStanding given = new TierStanding("silver", LocalDate.of(2026, 7, 1));
        assertThat(inTheYear(1).on(LocalDate.of(2026, 7, 31), given)).isEqualTo(given);
        assertThat(inTheYear(1).on(LocalDate.of(2026, 8, 1), given)).isNull();
    }

    @Test
    void aTierThatTheRulesetDoesNotNameStaysUntilAnotherIsReached() {
        TierStanding old = new TierStanding("platinum", LocalDate.of(2020, 1, 1));
        assertThat(inTheYear(1).on(NEW_YEARS_EVE, old)).isEqualTo(old);
        assertThat(inTheYear(1000).on(NEW_YEARS_EVE, old)).isEqualTo(new TierStanding("silver", NEW_YEARS_EVE));
        assertThat(inTheYear(1).next(NEW_YEARS_EVE, old)).isNull();
    }

    @Test
    void theNextLookIsOnTheVeryDayOnWhichTheTierIsLost() {
        assertThat(inTheYear(1000).next(LocalDate.of(2026, 7, 1), SILVER)).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(inTheYear(1000).next(LocalDate.of(2027, 1, 15), SILVER)).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(inTheYear(5000).next(LocalDate.of(2026, 7, 1), GOLD)).isEqualTo(LocalDate.of(2027, 1, 11));
    }

    @Test
    void aTierOfALifetimeIsNeverLookedAtForTimeAlone() {
        TierReview review = review(
                new Grain.Units(PeriodUnit.YEAR),
                LocalDate.of(2026, 6, 1),
                1000,
                tier("silver", new Period.Lifetime(), 1000, 30));
        assertThat(review.on(LocalDate.of(2060, 1, 1), SILVER)).isEqualTo(SILVER);
        assertThat(review.next(NEW_YEARS_EVE, SILVER)).isNull();
    }

    @Test
    void aTierOfNinetyDaysEndsWithItsWindowAndItsGrace() {
        LocalDate bought = LocalDate.of(2026, 6, 1);
        TierReview review = review(new Grain.Days(90), bought, 1000, tier("silver", new Period.Rolling(90), 1000, 5));
        TierStanding held = new TierStanding("silver", bought);
        LocalDate lastDay = bought.plusDays(89);
        assertThat(review.next(bought, held)).isEqualTo(lastDay.plusDays(6));
        assertThat(review.on(lastDay.plusDays(5), held)).isEqualTo(held);
        assertThat(review.on(lastDay.plusDays(6), held)).isNull();
    }
}
