package io.kopilka.upkeep;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.schedule.CatchesUp;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.tenancy.CurrentTenant;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.tenancy.TenantWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the accounts whose day has come, in their tenant's zone: points end, tiers are
/// lowered, ends are
/// told of.
/// It reads those and no others: a list by day, which a look takes an account out of. So a run
/// that was
/// killed goes on,
/// and days on which nothing ran are made up for.
@Singleton
final class ReviewDueAccounts implements ScheduledTask, CatchesUp {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewDueAccounts.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_CAUGHT_UP = 1_000;

    private final Table table;
    private final Directory directory;
    private final ReviewAccount review;
    private final TenantWork work;

    ReviewDueAccounts(Table table, Directory directory, ReviewAccount review, TenantWork work) {
        this.table = table;
        this.directory = directory;
        this.review = review;
        this.work = work;
    }

    @Override
    public String name() {
        return "review-due-accounts";
    }

    /// Every hour, for somewhere a day begins.
    @Override
    public Duration cadence() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Instant now) {
        for (TenantId id : directory.everyTenant()) {
            Fence.around(id)
                    .call(() -> directory.tenant(id))
                    .ifPresent(tenant -> review(tenant, now, Integer.MAX_VALUE));
        }
    }

    @Override
    public void catchUp(TenantId tenant, Instant now) {
        Fence.around(tenant)
                .call(() -> directory.tenant(tenant))
                .ifPresent(profile -> review(profile, now, MOST_CAUGHT_UP));
    }

    /// By the tenant's own clock, which a sandbox may have set.
    private void review(TenantProfile tenant, Instant now, int most) {
        CurrentTenant turn = work.of(tenant.id());
        LocalDate today = LocalDate.ofInstant(now.plus(turn.ahead()), tenant.zone());
        turn.run(() -> review(tenant.id(), today, most));
    }

    private void review(TenantId tenant, LocalDate today, int most) {
        int left = most;
        for (String shard : Keys.dueAccounts(tenant)) {
            Query query = Query.of(shard).in(Keys.dueThrough(today)).limit(AT_ONCE);
            Optional<Cursor> next = Optional.empty();
            do {
                Page page = table.query(query.after(next));
                page.items().forEach(item -> review(tenant, item));
                left -= page.items().size();
                next = page.next();
            } while (next.isPresent() && left > 0);
        }
    }

    /// One account that cannot be read holds up no other.
    private void review(TenantId tenant, Item place) {
        try {
            List<String> parts = List.of(place.key().sk().split("#", -1));
            var _ = review.review(new AccountRef(tenant, new ProgrammeId(parts.get(1)), new AccountId(parts.get(2))));
        } catch (UnreadableItem unreadable) {
            LOG.atError()
                    .addKeyValue("tenant", tenant.value())
                    .addKeyValue("reason", unreadable.getMessage())
                    .log("an account whose day has come cannot be read");
        }
    }
}
