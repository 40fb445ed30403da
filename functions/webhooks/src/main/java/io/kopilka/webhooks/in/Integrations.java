package io.kopilka.webhooks.in;

import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.webhooks.Secrets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The integrations of tenants, as the table keeps them; secrets sealed.
@Singleton
final class Integrations {

    /// How many a tenant may have, archived ones apart.
    static final int MOST = 50;

    private static final int SCHEMA = 1;

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String CREATED_AT = "createdAt";
    private static final String ARCHIVED = "archived";

    private final Table table;
    private final Sealing sealing;

    Integrations(Table table, Sealing sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// The integration, archived or not.
    Optional<Integration> find(TenantId tenant, IntegrationId id) {
        return table.get(Keys.integration(tenant, id), Consistency.STRONG).map(item -> read(tenant, item));
    }

    /// All of a tenant's, oldest first, archived ones included.
    List<Integration> all(TenantId tenant) {
        return table.query(Query.of(Keys.hooksPartition(tenant)).in(Keys.integrations())).items().stream()
                .map(item -> read(tenant, item))
                .toList();
    }

    /// Stores a new one.
    ///
    /// @param entry in the audit log, written with it
    void create(TenantId tenant, Integration integration, Write entry) {
        Write made = new Write.PutIfAbsent(item(tenant, integration, 1));
        if (table.write(List.of(made, entry)) instanceof WriteOutcome.Refused) {
            throw new IllegalStateException("a new integration's id is taken: " + integration.id());
        }
    }

    /// Stores it in the place of the version that it was made from; false where that is no longer there.
    ///
    /// @param entry in the audit log, written with it
    boolean replace(TenantId tenant, Integration integration, Write entry) {
        Item item = item(tenant, integration, integration.version() + 1);
        Write replaced = new Write.PutIfVersion(item, integration.version());
        return table.write(List.of(replaced, entry)) instanceof WriteOutcome.Written;
    }

    private Item item(TenantId tenant, Integration integration, long version) {
        Item.Draft draft = Item.of(Keys.integration(tenant, integration.id()), SCHEMA)
                .version(version)
                .with(ID, integration.id().value())
                .with(KIND, Integration.GENERIC)
                .with(NAME, integration.name())
                .with(CREATED_AT, integration.createdAt().toString());
        integration.archived().ifPresent(moment -> draft.with(ARCHIVED, moment.toString()));
        integration.secrets().write(draft, tenant, sealing);
        return draft.build();
    }

    private Integration read(TenantId tenant, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Integration(
                new IntegrationId(item.text(ID)),
                item.text(NAME),
                Secrets.read(item, tenant, sealing),
                Instant.parse(item.text(CREATED_AT)),
                item.optionalText(ARCHIVED).map(Instant::parse),
                item.version());
    }
}
