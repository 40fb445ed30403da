package io.kopilka.accounts.card;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cards of tenants, as the table keeps them.
///
/// Schema 1: `kind`, `state`, and of an issued one its holder. Schema 2: also `batch`, and of one in a
/// store `store`.
@Singleton
public final class Cards {
    private static final int SCHEMA = 2;

    private static final String KIND = "kind";
    private static final String STATE = "state";
    private static final String BATCH = "batch";
    private static final String STORE = "store";
    private static final String CUSTOMER = "customer";
    private static final String ACCOUNT = "account";
    private static final String PROGRAMME = "programme";
    private static final String NAME = "name";
    private static final String BIRTHDAY = "birthday";

    private static final String PRINTED = "printed";
    private static final String IN_STORE = "inStore";
    private static final String UNIVERSAL = "universal";
    private static final String ISSUED = "issued";

    private final Table table;

    public Cards(Table table) {
        this.table = table;
    }

    /// A card with the version that it was read at.
    ///
    /// @param version 1 or more
    public record Stored(Card card, long version) {}

    /// The card of this number.
    public Optional<Stored> find(TenantId tenant, CardNumber number, Consistency consistency) {
        return table.get(Keys.card(tenant, number), consistency)
                .map(item -> new Stored(card(number, item), item.version()));
    }

    /// Those of at most 100 cards that are there, by their numbers; strongly consistent.
    public Map<CardNumber, Stored> findAll(TenantId tenant, Collection<CardNumber> numbers) {
        List<Key> keys =
                numbers.stream().map(number -> Keys.card(tenant, number)).toList();
        Map<Key, Item> items = table.getAll(keys, Consistency.STRONG);
        Map<CardNumber, Stored> found = new HashMap<>();
        for (CardNumber number : numbers) {
            Item item = items.get(Keys.card(tenant, number));
            if (item != null) {
                found.put(number, new Stored(card(number, item), item.version()));
            }
        }
        return found;
    }

    /// The batch that stands on a card's item, as a refused write found it.
    public static Optional<CardBatchId> batchOf(Item item) {
        return item.optionalText(BATCH).map(CardBatchId::new);
    }

    /// The write that brings a card into the system; refused where the number is taken.
    public static Write create(TenantId tenant, Card card) {
        return new Write.PutIfAbsent(item(Keys.card(tenant, card.number()), card, 1));
    }

    /// The write that changes a card; refused where somebody else was faster.
    public static Write change(TenantId tenant, Stored before, Card after) {
        return new Write.PutIfVersion(
                item(Keys.card(tenant, after.number()), after, before.version() + 1), before.version());
    }

    private static Item item(Key key, Card card, long version) {
        Item.Draft draft = Item.of(key, SCHEMA).version(version).with(KIND, card.kind());
        card.batch().ifPresent(batch -> draft.with(BATCH, batch.value()));
        return switch (card) {
            case Card.Printed _ -> draft.with(STATE, PRINTED).build();
            case Card.InStore inStore ->
                draft.with(STATE, IN_STORE).with(STORE, inStore.store().value()).build();
            case Card.Universal _ -> draft.with(STATE, UNIVERSAL).build();
            case Card.Issued(var _, var _, var _, Holder holder) -> {
                draft.with(STATE, ISSUED)
                        .with(CUSTOMER, holder.customer().value())
                        .with(ACCOUNT, holder.account().value())
                        .with(PROGRAMME, holder.programme().value());
                if (holder.name() != null) {
                    draft.with(NAME, holder.name());
                }
                if (holder.birthday() != null) {
                    draft.with(BIRTHDAY, holder.birthday().toString());
                }
                yield draft.build();
            }
        };
    }

    private static Card card(CardNumber number, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        String kind = item.text(KIND);
        Optional<CardBatchId> batch = item.optionalText(BATCH).map(CardBatchId::new);
        return switch (item.text(STATE)) {
            case PRINTED -> new Card.Printed(number, kind, batch);
            case IN_STORE -> new Card.InStore(number, kind, batch, new StoreId(item.text(STORE)));
            case UNIVERSAL -> new Card.Universal(number, kind, batch);
            case ISSUED ->
                new Card.Issued(
                        number,
                        kind,
                        batch,
                        new Holder(
                                new CustomerId(item.text(CUSTOMER)),
                                new AccountId(item.text(ACCOUNT)),
                                new ProgrammeId(item.text(PROGRAMME)),
                                item.optionalText(NAME).orElse(null),
                                item.optionalText(BIRTHDAY)
                                        .map(LocalDate::parse)
                                        .orElse(null)));
            default -> throw new UnreadableItem(item.key(), "state " + item.text(STATE));
        };
    }
}
