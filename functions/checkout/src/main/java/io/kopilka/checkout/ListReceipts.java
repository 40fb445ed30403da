package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptNumber;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.ShardedList;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists receipts, the latest first: those of a customer, or those of business days, a month of them where nothing is
/// said.
@Singleton
final class ListReceipts {
    /// Business days that one call looks through at the most.
    static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 31;
    /// Sales may be so many days ahead of the service's clock.
    private static final int DAYS_AHEAD = 3;
    private static final char DAY_END = '|';

    private final Table table;
    private final InstantSource clock;

    ListReceipts(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    private record Wanted(
            Optional<StoreId> store,
            Optional<CustomerId> customer,
            Optional<ReceiptNumber> number,
            LocalDate from,
            LocalDate to,
            int limit,
            Optional<Cursor> after,
            Listing listing) {

        boolean fits(Caller caller, ObjectNode summary) {
            return maySee(caller, summary)
                    && store.map(id -> id.value().equals(summary.path("store").asText()))
                            .orElse(true)
                    && number.map(text ->
                                    text.value().equals(summary.path("number").asText()))
                            .orElse(true);
        }
    }

    /// Whether the caller may act in the store of a receipt.
    static boolean maySee(Caller caller, ObjectNode receipt) {
        return StoreId.parse(receipt.path("store").asText())
                .map(caller::mayActIn)
                .orElse(false);
    }

    Outcome<ObjectNode> list(Caller caller, QueryParameters query, Listing listing) {
        Optional<CustomerId> customer = query.parsed("customer", CustomerId::parse);
        LocalDate to = query.date("to")
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(DAYS_AHEAD));
        LocalDate from = query.date("from").orElseGet(() -> to.minusDays(USUAL_DAYS));
        Wanted wanted = new Wanted(
                query.parsed("store", StoreId::parse),
                customer,
                query.parsed("number", ReceiptNumber::parse),
                from,
                to,
                query.limit(),
                query.cursor(listing),
                listing);
        return query.end(wanted)
                .then(ListReceipts::withinDays)
                .map(good ->
                        good.customer().map(id -> ofCustomer(caller, good, id)).orElseGet(() -> ofDays(caller, good)));
    }

    private static Outcome<Wanted> withinDays(Wanted wanted) {
        return wanted.from().isAfter(wanted.to())
                        || wanted.from().plusDays(MOST_DAYS).isBefore(wanted.to())
                ? Outcome.refused(Refusals.of("?from", ProblemCode.OUT_OF_RANGE))
                : Outcome.done(wanted);
    }

    private ObjectNode ofCustomer(Caller caller, Wanted wanted, CustomerId customer) {
        List<ObjectNode> found = new ArrayList<>();
        Optional<Cursor> next = wanted.after();
        do {
            Page page = table.query(Query.of(Keys.customerPartition(caller.tenant(), customer))
                    .in(Keys.receiptsOfCustomer())
                    .limit(wanted.limit() - found.size())
                    .newestFirst()
                    .after(next));
            collect(caller, wanted, page.items(), found);
            next = page.next();
        } while (next.isPresent() && found.size() < wanted.limit());
        return Answers.page(wanted.listing(), found, next);
    }

    private ObjectNode ofDays(Caller caller, Wanted wanted) {
        List<ObjectNode> found = new ArrayList<>();
        Place place = Place.of(wanted);
        LocalDate day = place.day();
        Optional<Cursor> after = place.after();
        while (!day.isBefore(wanted.from())) {
            List<String> shards = Keys.receiptsOfDay(caller.tenant(), day);
            Page page = new ShardedList(table)
                    .query(
                            shards,
                            Query.of(shards.getFirst())
                                    .limit(wanted.limit() - found.size())
                                    .newestFirst()
                                    .after(after));
            collect(caller, wanted, page.items(), found);
            after = page.next();
            if (after.isEmpty()) {
                day = day.minusDays(1);
            }
            if (found.size() == wanted.limit()) {
                boolean more = !day.isBefore(wanted.from());
                return Answers.page(
                        wanted.listing(), found, more ? Optional.of(new Place(day, after).cursor()) : Optional.empty());
            }
        }
        return Answers.page(wanted.listing(), found, Optional.empty());
    }

    private static void collect(Caller caller, Wanted wanted, List<Item> items, List<ObjectNode> found) {
        for (Item item : items) {
            ObjectNode summary = Receipts.summary(item);
            if (wanted.fits(caller, summary)) {
                found.add(summary);
            }
        }
    }

    /// Where a list of days goes on: behind a receipt of a day, or at its beginning.
    private record Place(LocalDate day, Optional<Cursor> after) {
        static Place of(Wanted wanted) {
            if (wanted.after().isEmpty()) {
                return new Place(wanted.to(), Optional.empty());
            }
            String text = wanted.after().get().sk();
            int end = text.indexOf(DAY_END);
            LocalDate day = LocalDate.parse(text.substring(0, end));
            String sk = text.substring(end + 1);
            return new Place(day, sk.isEmpty() ? Optional.empty() : Optional.of(new Cursor(sk)));
        }

        Cursor cursor() {
            return new Cursor(day.toString() + DAY_END + after.map(Cursor::sk).orElse(""));
        }
    }
}
