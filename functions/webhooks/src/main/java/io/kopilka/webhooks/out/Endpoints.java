package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.EventType;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The endpoints of tenants, as the table keeps them; secrets sealed.
@Singleton
final class Endpoints {

    /// How many endpoints a tenant may have, archived ones apart.
    static final int MOST = 20;

    private static final int SCHEMA = 1;

    private static final String ID = "id";
    private static final String URL = "url";
    private static final String EVENTS = "events";
    private static final String DESCRIPTION = "description";
    private static final String STATE = "state";
    private static final String SINCE = "since";
    private static final String CREATED_AT = "createdAt";

    private static final String ACTIVE = "active";
    private static final String ARCHIVED = "archived";

    private final Table table;
    private final Sealing sealing;

    Endpoints(Table table, Sealing sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// The endpoint, archived or not.
    Optional<Endpoint> find(TenantId tenant, EndpointId id) {
        return table.get(Keys.endpoint(tenant, id), Consistency.STRONG).map(item -> read(tenant, item));
    }

    /// All of a tenant's, oldest first, archived ones included.
    List<Endpoint> all(TenantId tenant) {
        return table.query(Query.of(Keys.hooksPartition(tenant)).in(Keys.endpoints())).items().stream()
                .map(item -> read(tenant, item))
                .toList();
    }

    /// Stores a new one.
    ///
    /// @param entry in the audit log, written with it
    void create(TenantId tenant, Endpoint endpoint, Write entry) {
        Write made = new Write.PutIfAbsent(item(tenant, endpoint, 1));
        if (table.write(List.of(made, entry)) instanceof WriteOutcome.Refused) {
            throw new IllegalStateException("a new endpoint's id is taken: " + endpoint.id());
        }
    }

    /// Stores it in the place of the version that it was made from; false where that is no longer there.
    ///
    /// @param entry in the audit log, written with it
    boolean replace(TenantId tenant, Endpoint endpoint, Write entry) {
        return table.write(List.of(replacing(tenant, endpoint), entry)) instanceof WriteOutcome.Written;
    }

    /// The same where it was nobody's doing but the service's.
    boolean replace(TenantId tenant, Endpoint endpoint) {
        return table.write(replacing(tenant, endpoint)) instanceof WriteOutcome.Written;
    }

    private Write replacing(TenantId tenant, Endpoint endpoint) {
        return new Write.PutIfVersion(item(tenant, endpoint, endpoint.version() + 1), endpoint.version());
    }

    /// Disables it because it is gone, unless somebody is changing it: they know better.
    void disableGone(TenantId tenant, EndpointId id, Instant now) {
        find(tenant, id)
                .filter(Endpoint::isActive)
                .ifPresent(
                        endpoint -> replace(tenant, endpoint.in(new Endpoint.State.Disabled(Endpoint.Why.GONE, now))));
    }

    private Item item(TenantId tenant, Endpoint endpoint, long version) {
        Item.Draft draft = Item.of(Keys.endpoint(tenant, endpoint.id()), SCHEMA)
                .version(version)
                .with(ID, endpoint.id().value())
                .with(URL, endpoint.url())
                .with(
                        EVENTS,
                        endpoint.events().stream()
                                .map(EventType::wireName)
                                .sorted()
                                .toList())
                .with(CREATED_AT, endpoint.createdAt().toString());
        endpoint.description().ifPresent(text -> draft.with(DESCRIPTION, text));
        switch (endpoint.state()) {
            case Endpoint.State.Active() -> draft.with(STATE, ACTIVE);
            case Endpoint.State.Disabled(Endpoint.Why why, Instant since) ->
                draft.with(STATE, why.word()).with(SINCE, since.toString());
            case Endpoint.State.Archived(Instant since) ->
                draft.with(STATE, ARCHIVED).with(SINCE, since.toString());
        }
        endpoint.secrets().write(draft, tenant, sealing);
        return draft.build();
    }

    private Endpoint read(TenantId tenant, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Endpoint(
                new EndpointId(item.text(ID)),
                item.text(URL),
                item.texts(EVENTS).stream()
                        .flatMap(name -> EventType.parse(name).stream())
                        .collect(Collectors.toSet()),
                item.optionalText(DESCRIPTION),
                state(item),
                Secrets.read(item, tenant, sealing),
                Instant.parse(item.text(CREATED_AT)),
                item.version());
    }

    private static Endpoint.State state(Item item) {
        String state = item.text(STATE);
        if (state.equals(ACTIVE)) {
            return new Endpoint.State.Active();
        }
        Instant since = Instant.parse(item.text(SINCE));
        if (state.equals(ARCHIVED)) {
            return new Endpoint.State.Archived(since);
        }
        return Arrays.stream(Endpoint.Why.values())
                .filter(why -> why.word().equals(state))
                .findFirst()
                .map(why -> (Endpoint.State) new Endpoint.State.Disabled(why, since))
                .orElseThrow(() -> new UnreadableItem(item.key(), "state " + state));
    }
}
