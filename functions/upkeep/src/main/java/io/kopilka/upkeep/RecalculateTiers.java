package io.kopilka.upkeep;

import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantWork;
import io.kopilka.rulebook.Rulebook;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Looks at everybody's account once after a ruleset came into force, in the background, while selling goes on:
/// its figures are built anew where the ruleset defines them otherwise, its tier is that of today. It notes how
/// far it is after every fifty customers and goes on from there; whoever is looked at twice is as before. An
/// account on which so much happens that the look gives up is looked at again after the next thing that happens
/// on it.
@Singleton
final class RecalculateTiers implements ScheduledTask {
    private static final int AT_ONCE = 50;

    private final Table table;
    private final Directory directory;
    private final Rulebook rulebook;
    private final Customers customers;
    private final ReviewAccount review;
    private final TenantWork work;

    RecalculateTiers(
            Table table,
            Directory directory,
            Rulebook rulebook,
            Customers customers,
            ReviewAccount review,
            TenantWork work) {
        this.table = table;
        this.directory = directory;
        this.rulebook = rulebook;
        this.customers = customers;
        this.review = review;
        this.work = work;
    }

    @Override
    public String name() {
        return "recalculate-tiers";
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(Instant now) {
        for (TenantId tenant : directory.everyTenant()) {
            work.run(tenant, () -> {
                if (directory.tenant(tenant).isPresent()) {
                    recalculate(tenant, now.truncatedTo(ChronoUnit.MILLIS));
                }
            });
        }
    }

    /// How far it is; empty where nothing was published yet.
    Optional<Recalculation> progress(TenantId tenant) {
        return table.get(Keys.recalculation(tenant), Consistency.STRONG).map(Recalculation::read);
    }

    private void recalculate(TenantId tenant, Instant now) {
        RulesetVersion inForce = rulebook.current(tenant).version();
        if (inForce.equals(RulesetVersion.NONE)) {
            return;
        }
        Optional<Recalculation> known = progress(tenant);
        Recalculation at = known.filter(before -> before.ruleset().equals(inForce))
                .orElseGet(() -> new Recalculation(
                        known.map(Recalculation::version).orElse(0L),
                        inForce,
                        0,
                        now,
                        Optional.empty(),
                        Optional.empty()));
        while (at.finished().isEmpty()) {
            Recalculation after = page(tenant, at, now);
            Write write = at.version() == 0
                    ? new Write.PutIfAbsent(after.write(tenant))
                    : new Write.PutIfVersion(after.write(tenant), at.version());
            if (table.write(write) instanceof WriteOutcome.Refused) {
                return; // Another run is at it.
            }
            at = after;
        }
    }

    private Recalculation page(TenantId tenant, Recalculation at, Instant now) {
        Customers.Part part = customers.list(tenant, AT_ONCE, at.after());
        for (CustomerId id : part.customers()) {
            customers
                    .find(tenant, id, Consistency.EVENTUAL)
                    .map(Customers.Stored::customer)
                    .ifPresent(customer -> {
                        var _ = review.review(new AccountRef(tenant, customer.programme(), customer.account()));
                    });
        }
        return new Recalculation(
                at.version() + 1,
                at.ruleset(),
                at.reviewed() + part.customers().size(),
                at.started(),
                part.next().isEmpty() ? Optional.of(now) : Optional.empty(),
                part.next());
    }
}
