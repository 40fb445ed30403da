package io.kopilka.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RecomputeReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String EVENT = "event";

    /// An item here holds its event as it will be told.
    private static final EventSource AS_WRITTEN =
            change -> change instanceof ItemChange.Added(Item item, var _, var _) && item.has(EVENT)
                    ? List.of(EventText.read(item.text(EVENT)))
                    : List.of();

    private final MemoryTable table = new MemoryTable(InstantSource.fixed(NOW));
    private final List<Event> told = new ArrayList<>();
    private final RecomputeReports reports = new RecomputeReports(table, new Customers(table), List.of(AS_WRITTEN));

    private void put(Key key, Event event) {
        write(new Write.PutIfAbsent(
                Item.of(key, 1).with(EVENT, EventText.write(event)).build()));
        told.add(event);
    }

    private void write(Write write) {
        assertThat(table.write(write)).isInstanceOf(WriteOutcome.Written.class);
    }

    private void aShopWithASaleAReturnAndALedger() {
        ReceiptId receipt = new ReceiptId("rcp_2XJPYESNV2RB4FJH3W9PK6HW9WFM7FHH");
        write(new Write.Put(
                Item.of(Keys.receiptOfDay(Told.TENANT, DAY, NOW, receipt), 1).build()));
        Key key = Keys.receipt(Told.TENANT, receipt);
        put(key, Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true));
        put(new Key(key.pk(), "RETURN#1"), Told.returned("e2", Told.STORE, "2026-11-25T10:15:00+05:00"));
        Customer customer = new Customer(
                new CustomerId("cus_01JZ0000000000000000000000"),
                ProgrammeId.ownOf(Told.TENANT),
                new AccountId("acc_01JZ0000000000000000000000"),
                Customer.Questionnaire.EMPTY,
                List.of(),
                NOW);
        assertThat(table.write(Customers.create(Told.TENANT, customer))).isInstanceOf(WriteOutcome.Written.class);
        put(
                Keys.ledgerEntry(
                        Told.TENANT, customer.programme(), customer.account(), new Ulid("01JZ0000000000000000000000")),
                Told.points("e3", "2026-11-25T10:15:00+05:00", "returned", "reversal", "-27"));
    }

    @Test
    void whatWasCountedFromEventsIsWhatReceiptsAndLedgersAddUpTo() {
        aShopWithASaleAReturnAndALedger();
        List<Message> batch = new ArrayList<>();
        told.forEach(event -> batch.add(Told.message("m" + batch.size(), event)));
        new CountEvents(table, InstantSource.fixed(NOW), _ -> {}, new SplittableRandom(1)).consume(batch);

        assertThat(reports.differences(Told.TENANT, DAY, DAY)).isEmpty();
        assertThat(reports.recompute(Told.TENANT, DAY, DAY))
                .hasSize(5)
                .contains(Map.entry(
                        new Bucket(Report.OWED, LocalDate.of(2026, 11, 1), ""),
                        new Figures(Map.of(Figure.OWED, 530_000L - 1_329_500L - 270_000L))));
    }

    @Test
    void aBucketThatSaysSomethingElseIsNamed() {
        aShopWithASaleAReturnAndALedger();
        Bucket bucket = new Bucket(Report.SALES, DAY.plusDays(3), Told.STORE.value());
        write(new Write.Put(
                BucketItem.write(bucket.key(Told.TENANT, new Shard(5)), 1, new Figures(Map.of(Figure.RETURNS, 2L)))));
        assertThat(reports.differences(Told.TENANT, DAY, DAY))
                .hasSize(5)
                .anySatisfy(difference -> assertThat(difference)
                        .contains("2026-11-25")
                        .contains("RETURNS=2")
                        .contains("RETURNS=1"));
    }
}
