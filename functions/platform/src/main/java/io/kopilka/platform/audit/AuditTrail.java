package io.kopilka.platform.audit;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The audit log of every tenant: who did what to what, what it was before and is now, and from where.
///
/// An entry is a write of the transaction that makes the change, so there is neither a change without its entry nor an
/// entry of what never happened. Nothing here changes or removes one.
@Singleton
public final class AuditTrail {

    /// The most entries that one reading looks at for those that are wanted.
    static final int MOST_LOOKED_AT = 5_000;

    private final Table table;
    private final Ulids ulids;
    private final InstantSource clock;

    public AuditTrail(Table table, Ulids ulids, InstantSource clock) {
        this.table = table;
        this.ulids = ulids;
        this.clock = clock;
    }

    /// Which entries are wanted.
    ///
    /// @param from the first moment, included
    /// @param to the last moment, included
    /// @param which of them
    public record Wanted(Optional<Instant> from, Optional<Instant> to, Predicate<AuditEntry> which) {}

    /// Entries, the newest first.
    ///
    /// @param next where the next part begins; it may be there although this part has fewer entries than were asked
    /// for, because a reading ends after 5,000 entries looked at
    public record Part(List<AuditEntry> entries, Optional<Cursor> next) {

        public Part {
            entries = List.copyOf(entries);
        }
    }

    /// The write that tells what a caller does; it belongs into the transaction that does it.
    public Write entry(Caller caller, AuditAction action, AuditSubject subject, AuditChange change) {
        return entry(caller.tenant(), caller, action, subject, change);
    }

    /// The same in the log of another tenant than the caller's: a tenant that the caller founds, or its sandbox.
    public Write entry(TenantId tenant, Caller caller, AuditAction action, AuditSubject subject, AuditChange change) {
        AuditEntry entry =
                new AuditEntry(ulids.next(), clock.instant(), caller.actor(), action, subject, change, caller.from());
        return new Write.PutIfAbsent(AuditItem.write(tenant, entry));
    }

    /// The wanted entries of a tenant, the newest first.
    ///
    /// @param limit how many at most, 1–1,000
    public Part list(TenantId tenant, Wanted wanted, int limit, Optional<Cursor> after) {
        List<AuditEntry> found = new ArrayList<>();
        Query query = Query.of(Keys.auditPartition(tenant))
                .in(Keys.auditBetween(
                        wanted.from().orElse(Instant.EPOCH), wanted.to().orElse(Ulid.LATEST)))
                .newestFirst();
        Optional<Cursor> next = after;
        int lookedAt = 0;
        do {
            Page page = table.query(
                    query.limit(lookedAt == 0 ? limit : Query.HIGHEST_LIMIT).after(next));
            for (Item item : page.items()) {
                lookedAt++;
                AuditEntry entry = AuditItem.read(item);
                if (wanted.which().test(entry)) {
                    found.add(entry);
                    if (found.size() == limit) {
                        return new Part(found, more(page, item));
                    }
                }
            }
            next = page.next();
        } while (next.isPresent() && lookedAt < MOST_LOOKED_AT);
        return new Part(found, next);
    }

    private static Optional<Cursor> more(Page page, Item last) {
        boolean isLast = page.next().isEmpty() && page.items().getLast().equals(last);
        return isLast ? Optional.empty() : Optional.of(new Cursor(last.key().sk()));
    }
}
