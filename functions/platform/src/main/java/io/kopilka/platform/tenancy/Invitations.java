package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.InvitationId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The open invitations of tenants: found by the hash of their code, gone when they have been followed,
/// withdrawn, or after [#GOOD_FOR].
@Singleton
public final class Invitations {

    /// How long an invitation can be followed.
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    /// The most open ones.
    public static final int MOST = 50;

    private static final int SCHEMA = 1;
    private static final String PURPOSE = "invitation";
    private static final String ID = "id";
    private static final String EMAIL = "email";
    private static final String ROLE = "role";
    private static final String STORES = "stores";
    private static final String BY = "by";
    private static final String CREATED = "created";
    private static final String EXPIRES = "expires";

    private final Table table;
    private final BeanProvider<Sealing> sealing;

    public Invitations(Table table, BeanProvider<Sealing> sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// An invitation and where it stands.
    public record Stored(Invitation invitation, Key key) {}

    /// The write that makes an invitation.
    public Write create(InvitationCode code, Invitation invitation) {
        TenantId tenant = code.tenant();
        Item.Draft draft = Item.of(Keys.invitation(tenant, code.hash()), SCHEMA)
                .expires(invitation.expires())
                .with(ID, invitation.id().value())
                .with(
                        EMAIL,
                        sealing.get().seal(tenant, PURPOSE, invitation.email().getBytes(StandardCharsets.UTF_8)))
                .with(ROLE, invitation.role().wireName())
                .with(BY, invitation.by().value())
                .with(CREATED, invitation.created().toString())
                .with(EXPIRES, invitation.expires().toString());
        if (invitation.stores() instanceof StoreAccess.OnlyStores(Set<StoreId> stores)) {
            draft.with(STORES, stores.stream().map(StoreId::value).sorted().toList());
        }
        return new Write.PutIfAbsent(draft.build());
    }

    /// The open invitation of this code.
    public Optional<Stored> find(InvitationCode code) {
        return table.get(Keys.invitation(code.tenant(), code.hash()), Consistency.STRONG)
                .map(item -> new Stored(invitation(code.tenant(), item), item.key()));
    }

    /// The open invitations, oldest first.
    public List<Stored> list(TenantId tenant) {
        return table.query(Query.of(Keys.tenantPartition(tenant)).in(Keys.invitations())).items().stream()
                .map(item -> new Stored(invitation(tenant, item), item.key()))
                .sorted(Comparator.comparing(stored -> stored.invitation().id().value()))
                .toList();
    }

    /// The write that ends an invitation that must still be open.
    public Write end(Stored stored) {
        return new Write.DeleteIfPresent(stored.key());
    }

    private Invitation invitation(TenantId tenant, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Invitation(
                new InvitationId(item.text(ID)),
                new String(sealing.get().open(tenant, PURPOSE, item.bytes(EMAIL)), StandardCharsets.UTF_8),
                Role.parse(item.text(ROLE)).orElseThrow(() -> new UnreadableItem(item.key(), "it has no known role")),
                item.has(STORES)
                        ? new StoreAccess.OnlyStores(
                                item.texts(STORES).stream().map(StoreId::new).collect(Collectors.toSet()))
                        : new StoreAccess.EveryStore(),
                Actor.parse(item.text(BY)).orElseThrow(() -> new UnreadableItem(item.key(), "nobody known invited")),
                Instant.parse(item.text(CREATED)),
                Instant.parse(item.text(EXPIRES)));
    }
}
