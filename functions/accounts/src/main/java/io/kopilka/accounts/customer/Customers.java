package io.kopilka.accounts.customer;

import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.ShardedList;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The customers of tenants, as the table keeps them: the customer, and a place in the list of all.
@Singleton
public final class Customers {
    private static final int SCHEMA = 1;

    private static final String PROGRAMME = "programme";
    private static final String ACCOUNT = "account";
    private static final String NAME = "name";
    private static final String PHONE = "phone";
    private static final String EMAIL = "email";
    private static final String BIRTH_DATE = "birthDate";
    private static final String CARDS = "cards";
    private static final String CREATED = "created";

    private final Table table;

    public Customers(Table table) {
        this.table = table;
    }

    /// A customer with the version that they were read at.
    ///
    /// @param version 1 or more
    public record Stored(Customer customer, long version) {}

    /// A part of the list of customers.
    ///
    /// @param next where the next part begins; empty where there is none
    public record Part(List<CustomerId> customers, Optional<Cursor> next) {}

    public Optional<Stored> find(TenantId tenant, CustomerId id, Consistency consistency) {
        return table.get(Keys.customer(tenant, id), consistency)
                .map(item -> new Stored(customer(id, item), item.version()));
    }

    /// The customers of a tenant, the newest first.
    public Part list(TenantId tenant, int limit, Optional<Cursor> after) {
        List<String> partitions = Keys.customersOfTenant(tenant);
        Page page = new ShardedList(table)
                .query(
                        partitions,
                        Query.of(partitions.getFirst())
                                .limit(limit)
                                .newestFirst()
                                .after(after));
        return new Part(
                page.items().stream()
                        .map(item -> new CustomerId(item.key().sk()))
                        .toList(),
                page.next());
    }

    /// The writes that bring a customer into the system.
    public static List<Write> create(TenantId tenant, Customer customer) {
        return List.of(
                new Write.PutIfAbsent(item(tenant, customer, 1)),
                new Write.PutIfAbsent(Item.of(Keys.customerOfTenant(tenant, customer.id()), SCHEMA)
                        .build()));
    }

    /// The write that changes a customer; refused where somebody else was faster.
    public static Write change(TenantId tenant, Stored before, Customer after) {
        return new Write.PutIfVersion(item(tenant, after, before.version() + 1), before.version());
    }

    private static Item item(TenantId tenant, Customer customer, long version) {
        Questionnaire questionnaire = customer.questionnaire();
        Item.Draft draft = Item.of(Keys.customer(tenant, customer.id()), SCHEMA)
                .version(version)
                .with(PROGRAMME, customer.programme().value())
                .with(ACCOUNT, customer.account().value())
                .with(CREATED, customer.createdAt().toString())
                .with(CARDS, customer.cards().stream().map(CardNumber::value).toList());
        put(draft, NAME, questionnaire.name());
        put(draft, PHONE, questionnaire.phone());
        put(draft, EMAIL, questionnaire.email());
        LocalDate birthDate = questionnaire.birthDate();
        put(draft, BIRTH_DATE, birthDate == null ? null : birthDate.toString());
        return draft.build();
    }

    private static void put(Item.Draft draft, String name, @Nullable String text) {
        if (text != null) {
            draft.with(name, text);
        }
    }

    private static Customer customer(CustomerId id, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Customer(
                id,
                new ProgrammeId(item.text(PROGRAMME)),
                new AccountId(item.text(ACCOUNT)),
                new Questionnaire(
                        item.optionalText(NAME).orElse(null),
                        item.optionalText(PHONE).orElse(null),
                        item.optionalText(EMAIL).orElse(null),
                        item.optionalText(BIRTH_DATE).map(LocalDate::parse).orElse(null)),
                item.texts(CARDS).stream().map(CardNumber::new).toList(),
                Instant.parse(item.text(CREATED)));
    }
}
