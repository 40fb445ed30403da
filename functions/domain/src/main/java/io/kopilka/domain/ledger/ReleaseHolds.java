package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives points free that were set aside.
public final class ReleaseHolds {
    private ReleaseHolds() {}

    /// An account without the holds whose time has passed.
    ///
    /// @param account of the same version as before: nothing is stored yet
    /// @param postings what must be written together with the next thing that is posted, whose version they
    ///     have; none where no hold had passed
    public record Freed(Account account, List<Posting> postings) {}

    /// One hold that was given free.
    ///
    /// @param account with the next version
    public record Released(Account account, Posting posting, Hold hold) {}

    /// Clears off the holds whose time has passed. Whoever posts something does this first.
    ///
    /// @param now decides which they are, and is when it is recorded
    /// @param issuer the tenant whose points they are
    /// @param ids makes the id of each posting
    public static Freed lapsed(Account account, Instant now, TenantId issuer, Supplier<Ulid> ids) {
        Account free = account;
        List<Posting> postings = new ArrayList<>();
        for (Hold hold : account.holds()) {
            if (hold.isOverAt(now)) {
                Entry entry = entry(hold, free.book(), issuer, issuer);
                Stamp stamp = new Stamp(hold.until().atOffset(ZoneOffset.UTC), now, new Cause.Held(hold.id()), null);
                postings.add(new Posting(ids.get(), Math.incrementExact(account.version()), stamp, List.of(entry)));
                free = free.without(hold);
            }
        }
        return new Freed(free, postings);
    }

    /// A hold that is given free before its time.
    ///
    /// @param hold its id
    /// @param at now, with an offset
    /// @return null where the account has no such hold
    public static @Nullable Released one(
            Account account,
            Ulid hold,
            Ulid posting,
            OffsetDateTime at,
            Instant recordedAt,
            TenantId issuer,
            Actor actor) {
        Hold found = account.hold(hold);
        if (found == null) {
            return null;
        }
        Entry entry = entry(found, account.book(), issuer, issuer);
        Account free = account.without(found);
        Account after = free.next(free.book(), free.holds());
        Stamp stamp = new Stamp(at, recordedAt, new Cause.Held(hold), actor);
        return new Released(after, new Posting(posting, after.version(), stamp, List.of(entry)), found);
    }

    static Entry entry(Hold hold, LotBook book, TenantId issuer, TenantId acceptor) {
        return new Entry(
                EntryKind.RELEASE,
                Side.HELD,
                Side.MEMBER,
                PointsUnit.SPENDABLE,
                hold.points(),
                issuer,
                acceptor,
                hold.release(book));
    }
}
