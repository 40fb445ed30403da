package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Points;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// Corrects an account by hand: gives points, or takes some that can be spent.
public final class AdjustPoints {
    private AdjustPoints() {}

    /// A correction.
    ///
    /// @param posting the id that the entry will have
    /// @param change not zero; below zero points are taken
    /// @param term of points that are given
    /// @param reason why, in words, not blank
    /// @param at now, with the offset of the tenant's zone
    public record Correction(
            Ulid posting,
            Points change,
            LotTerm term,
            String reason,
            OffsetDateTime at,
            Instant recordedAt,
            TenantId issuer,
            Actor actor) {}

    /// What became of it.
    public sealed interface Outcome {
        /// It was posted.
        ///
        /// @param account with the next version
        record Adjusted(Account account, Posting posting) implements Outcome {}

        /// The customer has not so many points that can be taken. Nothing changed.
        ///
        /// @param available how many they have, zero or more
        record NotEnough(Points available) implements Outcome {}
    }

    /// Points that are given pay debts first, like all that come in; points are taken in the order in which
    /// they would be spent, and never more than could be.
    ///
    /// @param account without holds whose time has passed ([ReleaseHolds#lapsed])
    public static Outcome post(Account account, Correction correction) {
        boolean gives = correction.change().isPositive();
        Points amount = gives ? correction.change() : Points.ZERO.minus(correction.change());
        Points available = account.availableOn(correction.at().toLocalDate());
        if (!gives && amount.compareTo(available) > 0) {
            return new Outcome.NotEnough(available);
        }
        LotNumber own = account.nextLot();
        List<LotMovement> movements = gives
                ? account.book().bring(amount, own, correction.term())
                : account.book().take(amount, correction.at().toLocalDate());
        Entry entry = new Entry(
                EntryKind.ADJUSTMENT,
                gives ? Side.ADJUSTED : Side.MEMBER,
                gives ? Side.MEMBER : Side.ADJUSTED,
                PointsUnit.SPENDABLE,
                amount,
                correction.issuer(),
                correction.issuer(),
                movements);
        Account after = account.next(
                account.book().after(movements), gives ? own.next() : own, account.counters(), account.tier());
        Stamp stamp = new Stamp(
                correction.at(), correction.recordedAt(), new Cause.Decided(correction.reason()), correction.actor());
        return new Outcome.Adjusted(after, new Posting(correction.posting(), after.version(), stamp, List.of(entry)));
    }
}
