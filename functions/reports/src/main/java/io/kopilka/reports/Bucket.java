package io.kopilka.reports;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Shard;
import java.time.LocalDate;

/// What figures are added to: a report, a day, and a store where the report is by store.
///
/// @param dimension the store's id, or empty
record Bucket(Report report, LocalDate day, String dimension) {

    Key key(TenantId tenant, Shard shard) {
        return Keys.reportBucket(tenant, report.keyName(), shard, day, dimension);
    }
}
