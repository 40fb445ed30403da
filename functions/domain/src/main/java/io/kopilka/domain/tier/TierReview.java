package io.kopilka.domain.tier;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Tier;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a day makes of a tier: raised where a higher one is reached, kept for its days of grace
/// where it no
/// longer is,
/// lowered after them (docs/pricing.md, 19.5).
///
/// Grace is counted from the last day on which the tier was reached, as far as the account's
/// counters still
/// tell: they
/// know the days of the 60 before the latest purchase. A tier that was given counts as reached
/// on the day of
/// giving.
///
/// @param ladder the tiers of the ruleset in force
/// @param seen what had been bought, seen from the end of a day
public record TierReview(TierLadder ladder, Function<LocalDate, History> seen) {
    private static final int UNITS_AHEAD = 3;

    /// What is held on a day. The same question later gives the same answer, whoever asked in
    /// between.
    ///
    /// @param held before; null where nothing is. One that the ruleset does not name stays,
    ///     until another is reached
    public @Nullable TierStanding on(LocalDate day, @Nullable TierStanding held) {
        int rung = ladder.rung(held == null ? null : held.tier());
        for (int i = ladder.tiers().size() - 1; i >= 0; i--) {
            Tier tier = ladder.tiers().get(i);
            boolean stays = i <= rung && isKept(tier, i == rung ? held : null, day);
            if (isReached(tier, day) || stays) {
                return i == rung ? held : new TierStanding(tier.id(), day);
            }
        }
        return rung == TierLadder.NO_RUNG ? held : null;
    }

    /// The first day on which the tier may be lowered if nothing is bought any more: on it, not
    /// before it,
    /// one has to
    /// look again.
    ///
    /// @return null where that day will not come
    public @Nullable LocalDate next(LocalDate day, @Nullable TierStanding held) {
        int rung = ladder.rung(held == null ? null : held.tier());
        if (held == null || rung == TierLadder.NO_RUNG) {
            return null;
        }
        Tier tier = ladder.tiers().get(rung);
        LocalDate last = isReached(tier, day) ? day : lastReached(tier, held, day);
        switch (tier.accumulation().period()) {
            case Period.Lifetime _, Period.PreviousPurchase _ -> {
                if (last.equals(day)) {
                    return null;
                }
            }
            case Period.Current(PeriodUnit unit) -> last = lastAhead(tier, unit, day, last);
            case Period.Previous(PeriodUnit unit) -> last = lastAhead(tier, unit, day, last);
            case Period.Rolling(int days) -> {
                for (LocalDate ahead = day.plusDays(1); !ahead.isAfter(day.plusDays(days)); ahead = ahead.plusDays(1)) {
                    last = isReached(tier, ahead) ? ahead : last;
                }
            }
        }
        LocalDate lost = last.plusDays(tier.graceDays() + 1L);
        return lost.isAfter(day) ? lost : day.plusDays(1);
    }

    private LocalDate lastAhead(Tier tier, PeriodUnit unit, LocalDate day, LocalDate before) {
        LocalDate last = before;
        LocalDate start = unit.startOf(day);
        for (int i = 0; i < UNITS_AHEAD; i++) {
            LocalDate following = unit.next(start);
            if (isReached(tier, start)) {
                last = following.minusDays(1);
            }
            start = following;
        }
        return last;
    }

    private boolean isKept(Tier tier, @Nullable TierStanding held, LocalDate day) {
        return !lastReached(tier, held, day).plusDays(tier.graceDays()).isBefore(day);
    }

    private LocalDate lastReached(Tier tier, @Nullable TierStanding held, LocalDate day) {
        LocalDate given = held == null ? LocalDate.EPOCH : held.since();
        return back(tier.accumulation().period(), day)
                .takeWhile(past -> !past.plusDays(tier.graceDays()).isBefore(day) && past.isAfter(given))
                .filter(past -> isReached(tier, past))
                .findFirst()
                .orElse(given);
    }

    /// The days, from one back, on which something may have been otherwise.
    private static Stream<LocalDate> back(Period period, LocalDate day) {
        return switch (period) {
            case Period.Lifetime _, Period.PreviousPurchase _ -> Stream.of(day);
            case Period.Current(PeriodUnit unit) ->
                Stream.iterate(day, past -> unit.startOf(past).minusDays(1));
            case Period.Previous(PeriodUnit unit) ->
                Stream.iterate(day, past -> unit.startOf(past).minusDays(1));
            case Period.Rolling _ -> Stream.iterate(day, past -> past.minusDays(1));
        };
    }

    private boolean isReached(Tier tier, LocalDate day) {
        return TierLadder.isReached(tier, seen.apply(day));
    }
}
