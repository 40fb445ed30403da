package io.kopilka.reports;

import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Walk;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Adds reports up again from what they were counted from: the receipts of each day, with their
/// returns, and
/// the
/// ledgers of all customers. It reads everything and changes nothing: an audit compares it with
/// what is kept.
///
/// What an item means is asked of those who tell the events of it, so that both ways count the
/// same.
@Singleton
public final class RecomputeReports {
    private static final int CUSTOMERS_AT_ONCE = 50;

    private final Table table;
    private final Customers customers;
    private final List<EventSource> sources;

    public RecomputeReports(Table table, Customers customers, List<EventSource> sources) {
        this.table = table;
        this.customers = customers;
        this.sources = List.copyOf(sources);
    }

    /// Every bucket, from all receipts of sales of these days and everything in the ledgers.
    ///
    /// @param from the first day of sales
    /// @param to the last
    Map<Bucket, Figures> recompute(TenantId tenant, LocalDate from, LocalDate to) {
        Map<Bucket, Figures> sums = new HashMap<>();
        Set<String> counted = new HashSet<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (String shard : Keys.receiptsOfDay(tenant, day)) {
                for (Item place : new Walk(table, Query.of(shard))) {
                    String sk = place.key().sk();
                    ReceiptId receipt = new ReceiptId(sk.substring(sk.lastIndexOf(Keys.SEPARATOR) + 1));
                    add(new Walk(table, Query.of(Keys.receipt(tenant, receipt).pk())), counted, sums);
                }
            }
        }
        Optional<Cursor> next = Optional.empty();
        do {
            Customers.Part part = customers.list(tenant, CUSTOMERS_AT_ONCE, next);
            for (CustomerId id : part.customers()) {
                Customer customer = customers
                        .find(tenant, id, Consistency.STRONG)
                        .orElseThrow()
                        .customer();
                add(
                        new Walk(
                                table,
                                Query.of(Keys.accountPartition(tenant, customer.programme(), customer.account()))
                                        .in(Keys.ledgerEntries())),
                        counted,
                        sums);
            }
            next = part.next();
        } while (next.isPresent());
        return sums;
    }

    /// The differences between what is kept and what it was counted from: none where all is well.
    ///
    /// @param from the first day of sales
    /// @param to the last
    public List<String> differences(TenantId tenant, LocalDate from, LocalDate to) {
        Map<Bucket, Figures> kept = kept(tenant);
        Map<Bucket, Figures> scratch = recompute(tenant, from, to);
        Set<Bucket> all = new HashSet<>(kept.keySet());
        all.addAll(scratch.keySet());
        return all.stream()
                .filter(bucket ->
                        !kept.getOrDefault(bucket, Figures.NONE).equals(scratch.getOrDefault(bucket, Figures.NONE)))
                .map(bucket -> bucket + ": " + kept.getOrDefault(bucket, Figures.NONE) + " is kept, "
                        + scratch.getOrDefault(bucket, Figures.NONE) + " was counted again")
                .sorted()
                .toList();
    }

    /// Every bucket as it is kept, its shards added up.
    Map<Bucket, Figures> kept(TenantId tenant) {
        Map<Bucket, Figures> sums = new HashMap<>();
        for (Report report : Report.values()) {
            for (Shard shard : Shard.ALL) {
                for (Item item : new Walk(table, Query.of(Keys.reportPartition(tenant, report.keyName(), shard)))) {
                    sums.merge(
                            new Bucket(report, LocalDate.parse(BucketItem.day(item)), BucketItem.dimension(item)),
                            BucketItem.read(item),
                            Figures::plus);
                }
            }
        }
        return sums;
    }

    private void add(Walk items, Set<String> counted, Map<Bucket, Figures> sums) {
        for (Item item : items) {
            ItemChange change = new ItemChange.Added(item, Instant.EPOCH, "0");
            for (EventSource source : sources) {
                for (Event event : source.eventsOf(change)) {
                    if (counted.add(event.id())) {
                        EventFigures.of(event).forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
                    }
                }
            }
        }
    }
}
