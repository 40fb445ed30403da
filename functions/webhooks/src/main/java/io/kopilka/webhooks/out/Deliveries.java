package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.ShardedList;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.webhooks.out.Delivery.State;
import io.kopilka.webhooks.out.Delivery.Try;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The deliveries of endpoints, as the table keeps them: 30 days from their last beginning.
@Singleton
final class Deliveries {

    static final Duration KEPT = Duration.ofDays(30);

    private static final int SCHEMA = 1;
    private static final String BETWEEN = " ";

    private static final String ENDPOINT = "endpoint";
    private static final String EVENT = "event";
    private static final String TYPE = "type";
    private static final String RECORDED_AT = "recordedAt";
    private static final String STATE = "state";
    private static final String ROUND = "round";
    private static final String TRIES = "tries";
    private static final String BEGUN = "begun";
    private static final String NEXT = "next";
    private static final String LEASED_UNTIL = "leasedUntil";
    private static final String LOG = "log";
    private static final String ANSWER = "answer";

    private final Table table;

    Deliveries(Table table) {
        this.table = table;
    }

    Optional<Delivery> find(TenantId tenant, EndpointId endpoint, Instant recordedAt, String event) {
        return table.get(Keys.delivery(tenant, endpoint, recordedAt, event), Consistency.STRONG)
                .map(Deliveries::read);
    }

    /// A page of an endpoint's.
    Page page(TenantId tenant, EndpointId endpoint, Query shape) {
        return new ShardedList(table).query(Keys.deliveries(tenant, endpoint), shape);
    }

    /// The shape of questions to an endpoint's deliveries.
    static Query shape(TenantId tenant, EndpointId endpoint) {
        return Query.of(Keys.deliveries(tenant, endpoint).getFirst());
    }

    /// Stores a new one; false where it is there already.
    boolean begin(TenantId tenant, Delivery delivery) {
        return table.write(new Write.PutIfAbsent(item(tenant, delivery, 1))) instanceof WriteOutcome.Written;
    }

    /// Stores it in the place of the version that it was made from, and gives it as it stands there; empty where
    /// somebody else was faster.
    Optional<Delivery> replace(TenantId tenant, Delivery delivery) {
        Item item = item(tenant, delivery, delivery.version() + 1);
        return table.write(new Write.PutIfVersion(item, delivery.version())) instanceof WriteOutcome.Written
                ? Optional.of(read(item))
                : Optional.empty();
    }

    private static Item item(TenantId tenant, Delivery delivery, long version) {
        Item.Draft draft = Item.of(
                        Keys.delivery(tenant, delivery.endpoint(), delivery.recordedAt(), delivery.event()), SCHEMA)
                .version(version)
                .expires(delivery.begun().plus(KEPT))
                .with(ENDPOINT, delivery.endpoint().value())
                .with(EVENT, delivery.event())
                .with(TYPE, delivery.type())
                .with(RECORDED_AT, delivery.recordedAt().toString())
                .with(STATE, delivery.state().word())
                .with(ROUND, delivery.round())
                .with(TRIES, delivery.tries())
                .with(BEGUN, delivery.begun().toString())
                .with(NEXT, delivery.next().toString())
                .with(
                        LOG,
                        delivery.log().stream()
                                .map(each -> String.join(
                                        BETWEEN,
                                        each.at().toString(),
                                        each.result(),
                                        Long.toString(each.took().toMillis())))
                                .toList());
        delivery.leasedUntil().ifPresent(moment -> draft.with(LEASED_UNTIL, moment.toString()));
        delivery.answer().ifPresent(text -> draft.with(ANSWER, text));
        return draft.build();
    }

    static Delivery read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Delivery(
                new EndpointId(item.text(ENDPOINT)),
                item.text(EVENT),
                item.text(TYPE),
                Instant.parse(item.text(RECORDED_AT)),
                state(item),
                Math.toIntExact(item.whole(ROUND)),
                Math.toIntExact(item.whole(TRIES)),
                Instant.parse(item.text(BEGUN)),
                Instant.parse(item.text(NEXT)),
                item.optionalText(LEASED_UNTIL).map(Instant::parse),
                item.texts(LOG).stream().map(Deliveries::logged).toList(),
                item.optionalText(ANSWER),
                item.version());
    }

    private static Try logged(String text) {
        List<String> parts = List.of(text.split(BETWEEN, -1));
        return new Try(Instant.parse(parts.get(0)), parts.get(1), Duration.ofMillis(Long.parseLong(parts.get(2))));
    }

    private static State state(Item item) {
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(item.text(STATE)))
                .findFirst()
                .orElseThrow(() -> new UnreadableItem(item.key(), "state " + item.text(STATE)));
    }
}
