package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Points;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Sets points aside while a customer pays (docs/pricing.md, 12.2).
public final class HoldPoints {
    private HoldPoints() {}

    /// What is to be set aside.
    ///
    /// @param hold the hold's own id
    /// @param posting the id that the entry will have
    /// @param points above zero
    /// @param at now, with the offset of the store's zone
    /// @param issuer the tenant whose points they are
    /// @param acceptor the tenant at whose till they are set aside
    public record Wish(
            Ulid hold,
            Ulid posting,
            Points points,
            OffsetDateTime at,
            Instant recordedAt,
            TenantId issuer,
            TenantId acceptor,
            Actor actor) {}

    /// What became of it.
    public sealed interface Outcome {
        /// They are set aside.
        ///
        /// @param account with the next version
        record Held(Account account, Posting posting, Hold hold) implements Outcome {}

        /// The customer cannot spend so many. Nothing changed.
        ///
        /// @param available how many they can, zero or more
        record NotEnough(Points available) implements Outcome {}

        /// There are [Hold#MOST] holds on the account already. Nothing changed.
        record TooMany() implements Outcome {}
    }

    /// Takes the points out of the lots, in the order in which a sale would.
    ///
    /// @param account without holds whose time has passed ([ReleaseHolds#lapsed])
    public static Outcome post(Account account, Wish wish) {
        Points available = account.availableOn(wish.at().toLocalDate());
        if (wish.points().compareTo(available) > 0) {
            return new Outcome.NotEnough(available);
        }
        if (account.holds().size() >= Hold.MOST) {
            return new Outcome.TooMany();
        }
        List<LotMovement> movements =
                account.book().take(wish.points(), wish.at().toLocalDate());
        List<AccountLot> parts = new ArrayList<>();
        for (LotMovement movement : movements) {
            AccountLot lot = account.book().lot(movement.lot());
            if (lot == null) {
                throw new IllegalStateException("points are taken from lots that are there");
            }
            parts.add(new AccountLot(lot.number(), Points.ZERO.minus(movement.change()), lot.term()));
        }
        Hold hold = new Hold(wish.hold(), wish.recordedAt().plus(Hold.LIFE), parts);
        Entry entry = new Entry(
                EntryKind.HOLD,
                Side.MEMBER,
                Side.HELD,
                PointsUnit.SPENDABLE,
                wish.points(),
                wish.issuer(),
                wish.acceptor(),
                movements);
        Stamp stamp = new Stamp(wish.at(), wish.recordedAt(), new Cause.Held(hold.id()), wish.actor());
        List<Hold> holds = new ArrayList<>(account.holds());
        holds.add(hold);
        Account after = account.next(account.book().after(movements), holds);
        return new Outcome.Held(after, new Posting(wish.posting(), after.version(), stamp, List.of(entry)), hold);
    }
}
