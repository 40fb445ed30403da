package io.kopilka.domain.ledger;

import io.kopilka.domain.tier.TierLadder;
import io.kopilka.domain.tier.TierReview;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Brings an account's tier up to a day: after an import, a correction, a new definition, or the
/// end of a
/// period.
public final class ReviewTier {
    private ReviewTier() {}

    /// The account with the tier of a day.
    ///
    /// @param zone the tenant's, in which the day is
    /// @return null where the tier is as it should be: nothing is to be stored then, and doing
    ///     it twice does no harm
    public static @Nullable Account post(Account account, TierLadder ladder, LocalDate day, ZoneId zone) {
        TierStanding tier = review(account, ladder, zone).on(day, account.tier());
        return Objects.equals(tier, account.tier())
                ? null
                : account.next(account.book(), account.nextLot(), account.counters(), tier);
    }

    /// The first day on which the tier has to be looked at again if nothing happens before; null
    /// where none.
    public static @Nullable LocalDate next(Account account, TierLadder ladder, LocalDate day, ZoneId zone) {
        return review(account, ladder, zone).next(day, account.tier());
    }

    private static TierReview review(Account account, TierLadder ladder, ZoneId zone) {
        return new TierReview(
                ladder,
                day -> account.history(day.atTime(LocalTime.MAX).atZone(zone).toOffsetDateTime()));
    }
}
