package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.webhooks.PackedText;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The bodies of webhooks, each kept once for all endpoints, somewhat longer than its deliveries.
@Singleton
final class ToldEvents {

    static final Duration KEPT = Duration.ofDays(35);

    private static final int SCHEMA = 1;

    private static final String TYPE = "type";
    private static final String RECORDED_AT = "recordedAt";
    private static final String BODY = "body";

    private final Table table;
    private final InstantSource clock;

    ToldEvents(Table table, @Named(ServiceClock.NAME) InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Keeps it, unless it is there: then that one is what is told.
    ToldEvent keep(TenantId tenant, ToldEvent event) {
        Item item = Item.of(Keys.told(tenant, event.id()), SCHEMA)
                .expires(clock.instant().plus(KEPT))
                .with(TYPE, event.type())
                .with(RECORDED_AT, event.recordedAt().toString())
                .with(BODY, PackedText.pack(event.body()))
                .build();
        return switch (table.write(new Write.PutIfAbsent(item))) {
            case WriteOutcome.Written() -> event;
            case WriteOutcome.Refused refused ->
                refused.found().map(there -> read(event.id(), there)).orElse(event);
        };
    }

    Optional<ToldEvent> find(TenantId tenant, String id) {
        return table.get(Keys.told(tenant, id), Consistency.STRONG).map(item -> read(id, item));
    }

    private static ToldEvent read(String id, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new ToldEvent(
                id, item.text(TYPE), Instant.parse(item.text(RECORDED_AT)), PackedText.unpack(item.bytes(BODY)));
    }
}
