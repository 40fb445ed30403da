package io.kopilka.reports;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.table.SortRange;
import io.kopilka.platform.table.Table;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Reads buckets, their shards added up.
@Singleton
final class Buckets {
    /// Before the first sale of any shop.
    static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    private final Table table;

    Buckets(Table table) {
        this.table = table;
    }

    /// The figures of each day on which there are any.
    ///
    /// @param from the first day
    /// @param to the last day, not before the first
    /// @param wanted which stores count
    Map<LocalDate, Figures> days(
            TenantId tenant, Report report, LocalDate from, LocalDate to, Predicate<String> wanted) {
        Map<LocalDate, Figures> days = new TreeMap<>();
        SortRange range = Keys.reportDays(from, to);
        for (Shard shard : Shard.ALL) {
            Query query = Query.of(Keys.reportPartition(tenant, report.keyName(), shard))
                    .in(range)
                    .eventually();
            Optional<Cursor> next = Optional.empty();
            do {
                Page page = table.query(query.after(next));
                for (Item item : page.items()) {
                    if (wanted.test(BucketItem.dimension(item))) {
                        days.merge(LocalDate.parse(BucketItem.day(item)), BucketItem.read(item), Figures::plus);
                    }
                }
                next = page.next();
            } while (next.isPresent());
        }
        return days;
    }
}
