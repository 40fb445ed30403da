package io.kopilka.platform.outbox;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.time.ServiceClock;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The letters of a tenant in its own fence, sealed, for thirty days: whoever carries them takes them from
/// there.
@Singleton
public final class TableOutbox implements Outbox {

    private static final int SCHEMA = 1;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String PURPOSE = "letter";
    private static final String TO = "to";
    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";

    private final Table table;
    private final BeanProvider<Sealing> sealing;
    private final Ulids ulids;
    private final ServiceClock clock;

    public TableOutbox(Table table, BeanProvider<Sealing> sealing, Ulids ulids, ServiceClock clock) {
        this.table = table;
        this.sealing = sealing;
        this.ulids = ulids;
        this.clock = clock;
    }

    @Override
    public Write put(TenantId tenant, Letter letter) {
        return new Write.PutIfAbsent(Item.of(Keys.letter(tenant, ulids.next()), SCHEMA)
                .expires(clock.instant().plus(KEPT))
                .with(TO, sealed(tenant, letter.to()))
                .with(SUBJECT, sealed(tenant, letter.subject()))
                .with(TEXT, sealed(tenant, letter.text()))
                .build());
    }

    /// A tenant's letters, oldest first, at most 1,000.
    public List<Letter> letters(TenantId tenant) {
        return table.query(Query.of(Keys.lettersPartition(tenant))).items().stream()
                .map(item ->
                        new Letter(opened(tenant, item, TO), opened(tenant, item, SUBJECT), opened(tenant, item, TEXT)))
                .toList();
    }

    private byte[] sealed(TenantId tenant, String text) {
        return sealing.get().seal(tenant, PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(TenantId tenant, Item item, String name) {
        return new String(sealing.get().open(tenant, PURPOSE, item.bytes(name)), StandardCharsets.UTF_8);
    }
}
