package io.kopilka.reports;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.tenancy.Holdings;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// What was counted of a tenant.
@Singleton
final class ReportHoldings implements Holdings {

    @Override
    public Kind kind() {
        return Kind.REPORTS;
    }

    @Override
    public void each(TenantId tenant, Consumer<String> partition) {
        for (Report report : Report.values()) {
            Shard.ALL.forEach(shard -> partition.accept(Keys.reportPartition(tenant, report.keyName(), shard)));
        }
    }
}
