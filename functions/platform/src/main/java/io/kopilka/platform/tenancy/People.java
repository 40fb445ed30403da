package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The people of tenants, as the table keeps them: each under their own tenant's fence, with name and address
/// sealed; and beside them, in the service's own fence, which tenants a person belongs to.
///
/// Who the owners are stands in an item of its own, guarded by its version, so that two owners who remove each
/// other at one moment cannot leave a shop to nobody.
@Singleton
public final class People {

    /// The most members of a team.
    public static final int MOST = 200;

    private static final int SCHEMA = 1;
    private static final String PURPOSE = "person";

    private static final String ID = "id";
    private static final String MARK = "mark";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String ROLE = "role";
    private static final String STORES = "stores";
    private static final String SINCE = "since";
    private static final String OWNERS = "owners";

    private final Table table;
    private final BeanProvider<Sealing> sealing;

    public People(Table table, BeanProvider<Sealing> sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// Who owns a tenant.
    ///
    /// @param version of the list, 0 where there is none yet
    public record Owners(Set<PersonId> people, long version) {

        public Owners {
            people = Set.copyOf(people);
        }
    }

    /// The member of a tenant with this mark.
    public Optional<Person> find(TenantId tenant, PersonMark mark) {
        return table.get(Keys.person(tenant, mark.value()), Consistency.STRONG).map(item -> person(tenant, item));
    }

    /// The member of a tenant with this id.
    public Optional<Person> find(TenantId tenant, PersonId id) {
        return list(tenant).stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /// All members, those who joined first first.
    public List<Person> list(TenantId tenant) {
        return table.query(Query.of(Keys.tenantPartition(tenant)).in(Keys.people())).items().stream()
                .map(item -> person(tenant, item))
                .sorted(java.util.Comparator.comparing(Person::since)
                        .thenComparing(person -> person.id().value()))
                .toList();
    }

    /// The owners of a tenant.
    public Owners owners(TenantId tenant) {
        return table.get(Keys.owners(tenant), Consistency.STRONG)
                .map(item -> new Owners(
                        item.texts(OWNERS).stream().map(PersonId::new).collect(Collectors.toSet()), item.version()))
                .orElseGet(() -> new Owners(Set.of(), 0));
    }

    /// The tenants that a person belongs to.
    public List<TenantId> tenantsOf(PersonMark mark) {
        return table.query(Query.of(Keys.memberships(Keys.HOUSE, mark.value()))).items().stream()
                .map(item -> new TenantId(item.key().sk()))
                .toList();
    }

    /// The writes by which a person becomes a member, and an owner where that is their role; they may go with
    /// others.
    ///
    /// @param owners as they were read
    public List<Write> join(TenantId tenant, Person person, Owners owners) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.PutIfAbsent(item(tenant, person)));
        writes.add(
                new Write.Put(Item.of(Keys.membership(Keys.HOUSE, person.mark().value(), tenant), SCHEMA)
                        .build()));
        if (person.isOwner()) {
            Set<PersonId> more = new java.util.HashSet<>(owners.people());
            more.add(person.id());
            writes.add(owners(tenant, owners, more));
        }
        return writes;
    }

    /// The writes by which the first owner comes with a tenant that is just being made.
    public List<Write> found(TenantId tenant, Person owner) {
        return join(tenant, owner, new Owners(Set.of(), 0));
    }

    /// The writes that change a member.
    ///
    /// @param was as it was read
    /// @param becomes with the next version
    /// @param owners as they were read
    public List<Write> change(TenantId tenant, Person was, Person becomes, Owners owners) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.PutIfVersion(item(tenant, becomes), was.version()));
        if (was.isOwner() != becomes.isOwner()) {
            Set<PersonId> changed = new java.util.HashSet<>(owners.people());
            if (becomes.isOwner()) {
                changed.add(becomes.id());
            } else {
                changed.remove(becomes.id());
            }
            writes.add(owners(tenant, owners, changed));
        }
        return writes;
    }

    /// The writes by which a member leaves.
    ///
    /// @param owners as they were read
    public List<Write> leave(TenantId tenant, Person person, Owners owners) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.DeleteIfVersion(Keys.person(tenant, person.mark().value()), person.version()));
        writes.add(new Write.Delete(Keys.membership(Keys.HOUSE, person.mark().value(), tenant)));
        if (person.isOwner()) {
            Set<PersonId> fewer = new java.util.HashSet<>(owners.people());
            fewer.remove(person.id());
            writes.add(owners(tenant, owners, fewer));
        }
        return writes;
    }

    private static Write owners(TenantId tenant, Owners was, Set<PersonId> people) {
        Item item = Item.of(Keys.owners(tenant), SCHEMA)
                .version(was.version() + 1)
                .with(OWNERS, people.stream().map(PersonId::value).sorted().toList())
                .build();
        return was.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, was.version());
    }

    private Item item(TenantId tenant, Person person) {
        Item.Draft draft = Item.of(Keys.person(tenant, person.mark().value()), SCHEMA)
                .version(person.version())
                .with(ID, person.id().value())
                .with(MARK, person.mark().value())
                .with(ROLE, person.role().wireName())
                .with(SINCE, person.since().toString());
        person.name().ifPresent(name -> draft.with(NAME, sealed(tenant, name)));
        person.email().ifPresent(email -> draft.with(EMAIL, sealed(tenant, email)));
        if (person.stores() instanceof StoreAccess.OnlyStores(Set<StoreId> stores)) {
            draft.with(STORES, stores.stream().map(StoreId::value).sorted().toList());
        }
        return draft.build();
    }

    private Person person(TenantId tenant, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Person(
                new PersonId(item.text(ID)),
                new PersonMark(item.text(MARK)),
                opened(tenant, item, NAME),
                opened(tenant, item, EMAIL),
                Role.parse(item.text(ROLE)).orElseThrow(() -> new UnreadableItem(item.key(), "it has no known role")),
                item.has(STORES)
                        ? new StoreAccess.OnlyStores(
                                item.texts(STORES).stream().map(StoreId::new).collect(Collectors.toSet()))
                        : new StoreAccess.EveryStore(),
                Instant.parse(item.text(SINCE)),
                item.version());
    }

    private byte[] sealed(TenantId tenant, String text) {
        return sealing.get().seal(tenant, PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> opened(TenantId tenant, Item item, String name) {
        return item.has(name)
                ? Optional.of(new String(sealing.get().open(tenant, PURPOSE, item.bytes(name)), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
