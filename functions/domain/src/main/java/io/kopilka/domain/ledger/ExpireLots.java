package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes off an account what nobody spent in time.
public final class ExpireLots {
    private ExpireLots() {}

    /// What expiry left.
    ///
    /// @param account with the next version
    public record Expired(Account account, Posting posting) {}

    /// A day on which lots may have ended.
    ///
    /// @param posting the id that the entries will have, if there are any
    /// @param at the beginning of the day in the tenant's zone; lots whose last day lies before it have ended
    /// @param recordedAt now
    /// @param issuer the tenant whose points end
    public record NewDay(Ulid posting, OffsetDateTime at, Instant recordedAt, TenantId issuer) {}

    /// The account without the lots that have ended.
    ///
    /// @return null where none has: nothing is to be stored then, and doing it twice does no harm
    public static @Nullable Expired post(Account account, NewDay today) {
        LocalDate day = today.at().toLocalDate();
        List<LotMovement> movements = account.book().lots().stream()
                .filter(lot -> lot.term().hasExpiredBy(day))
                .map(lot -> new LotMovement(lot.number(), Points.ZERO.minus(lot.left()), lot.term()))
                .toList();
        if (movements.isEmpty()) {
            return null;
        }
        LotBook book = account.book().after(movements);
        Points expired = account.balance().minus(book.balance());
        Entry entry = new Entry(
                EntryKind.EXPIRY,
                Side.MEMBER,
                Side.EXPIRED,
                PointsUnit.SPENDABLE,
                expired,
                today.issuer(),
                today.issuer(),
                movements);
        Stamp stamp = new Stamp(today.at(), today.recordedAt(), new Cause.Expired(day), null);
        return new Expired(
                account.next(book, account.nextLot(), account.counters(), account.tier()),
                new Posting(today.posting(), stamp, List.of(entry)));
    }
}
