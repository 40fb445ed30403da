package io.kopilka.tenants;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Walk;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.CurrentTenant;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Holdings;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes tenants whose time to think it over has passed: everything that is found by their own keys and lists, and
/// nobody else's, without a scan.
///
/// It may be killed anywhere: what lists something goes after what it lists, the tenant's own item after everything of
/// the tenant's, and its place among all tenants last of all, which is where the next run finds it again.
public final class EraseTenants implements ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(EraseTenants.class);

    private final Table table;
    private final Directory directory;
    private final List<Holdings> holdings;

    /// @param holdings of every kind: a process that does not know them all must not erase, for it would leave behind
    /// what nobody could find any more
    public EraseTenants(Table table, Directory directory, Collection<Holdings> holdings) {
        Set<Holdings.Kind> kinds = holdings.stream().map(Holdings::kind).collect(Collectors.toSet());
        if (!kinds.equals(EnumSet.allOf(Holdings.Kind.class))) {
            throw new IllegalArgumentException("not everything of a tenant is known here, but only " + kinds);
        }
        this.table = table;
        this.directory = directory;
        this.holdings = List.copyOf(holdings);
    }

    @Override
    public String name() {
        return "erase-tenants";
    }

    @Override
    public Duration cadence() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Instant now) {
        for (TenantId tenant : directory.everyTenant()) {
            Optional<Stored<TenantProfile>> found = Fence.around(tenant).call(() -> directory.latestTenant(tenant));
            boolean isOver = found.isEmpty()
                    || found.get()
                            .value()
                            .leaving()
                            .filter(leaving -> !now.isBefore(leaving.until()))
                            .isPresent();
            if (isOver) {
                CurrentTenant turn = new CurrentTenant(tenant, Duration.ZERO);
                turn.run(() -> eraseTrade(tenant));
                Fence.around(tenant).with(HouseRight.MEMBERSHIPS).run(() -> forgetMembers(tenant));
                turn.run(() -> eraseTenant(tenant));
                Fence.ofHouse(HouseRight.ENLIST_TENANT)
                        .run(() -> table.write(new Write.Delete(Keys.tenantListed(Keys.HOUSE, tenant))));
                LOG.atInfo().addKeyValue("tenant", tenant.value()).log("a tenant has been erased");
            }
        }
    }

    private void eraseTrade(TenantId tenant) {
        holdings.forEach(each -> each.each(tenant, partition -> empty(partition, Optional.empty())));
        empty(Keys.auditPartition(tenant), Optional.empty());
        empty(Keys.lastUsesPartition(tenant), Optional.empty());
        empty(Keys.lettersPartition(tenant), Optional.empty());
    }

    /// That people belong to it stands in the service's own fence, found by the members, who go after it.
    private void forgetMembers(TenantId tenant) {
        Query members = Query.of(Keys.tenantPartition(tenant)).in(Keys.people());
        for (Item member : new Walk(table, members)) {
            String mark = member.key().sk().substring(member.key().sk().indexOf(Keys.SEPARATOR) + 1);
            var _ = table.write(new Write.Delete(Keys.membership(Keys.HOUSE, mark, tenant)));
        }
    }

    private void eraseTenant(TenantId tenant) {
        var _ = table.write(new Write.Delete(Keys.dataKey(tenant)));
        Key profile = Keys.tenant(tenant);
        empty(Keys.tenantPartition(tenant), Optional.of(profile));
        var _ = table.write(new Write.Delete(profile));
    }

    /// @param but what is to stay for the moment
    private void empty(String partition, Optional<Key> but) {
        List<Write> deletions;
        do {
            deletions = table.query(Query.of(partition).limit(Table.MOST_WRITES)).items().stream()
                    .map(Item::key)
                    .filter(key -> !but.equals(Optional.of(key)))
                    .<Write>map(Write.Delete::new)
                    .toList();
            if (!deletions.isEmpty()) {
                var _ = table.write(deletions);
            }
        } while (!deletions.isEmpty());
    }
}
