package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.AcceptLanguage;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/// The items of tenants and stores.
///
/// Schema 1: `name` is the Russian text, `nameEn` the English one where it differs.
final class Profiles {

    private static final int SCHEMA = 1;

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String NAME_EN = "nameEn";
    private static final String CURRENCY = "currency";
    private static final String ZONE = "zone";
    private static final String LANGUAGE = "language";
    private static final String ADDRESS = "address";
    private static final String CREATED_AT = "createdAt";
    private static final String ARCHIVED = "archived";

    private Profiles() {}

    static Item item(TenantProfile tenant) {
        Item.Draft draft = Item.of(Keys.tenant(tenant.id()), SCHEMA)
                .version(1)
                .with(CURRENCY, tenant.currency().getCurrencyCode())
                .with(ZONE, tenant.zone().getId())
                .with(LANGUAGE, AcceptLanguage.tag(tenant.language()))
                .with(CREATED_AT, tenant.createdAt().toString());
        name(draft, tenant.name());
        tenant.archived().ifPresent(moment -> draft.with(ARCHIVED, moment.toString()));
        return draft.build();
    }

    static TenantProfile tenant(TenantId id, Item item) {
        requireKnown(item);
        try {
            return new TenantProfile(
                    id,
                    name(item),
                    Currency.getInstance(item.text(CURRENCY)),
                    ZoneId.of(item.text(ZONE)),
                    language(item),
                    Instant.parse(item.text(CREATED_AT)),
                    item.optionalText(ARCHIVED).map(Instant::parse));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw unreadable(item, wrong);
        }
    }

    static Item item(TenantId tenant, StoreProfile store) {
        Item.Draft draft = Item.of(Keys.store(tenant, store.id()), SCHEMA)
                .version(1)
                .with(ID, store.id().value())
                .with(ZONE, store.zone().getId());
        name(draft, store.name());
        store.address().ifPresent(address -> draft.with(ADDRESS, address));
        store.archived().ifPresent(moment -> draft.with(ARCHIVED, moment.toString()));
        return draft.build();
    }

    static StoreProfile store(Item item) {
        requireKnown(item);
        try {
            return new StoreProfile(
                    new StoreId(item.text(ID)),
                    name(item),
                    ZoneId.of(item.text(ZONE)),
                    item.optionalText(ADDRESS),
                    item.optionalText(ARCHIVED).map(Instant::parse));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw unreadable(item, wrong);
        }
    }

    private static void name(Item.Draft draft, Text name) {
        draft.with(NAME, name.ru());
        if (!name.en().equals(name.ru())) {
            draft.with(NAME_EN, name.en());
        }
    }

    private static Text name(Item item) {
        String ru = item.text(NAME);
        return new Text(ru, item.optionalText(NAME_EN).orElse(ru));
    }

    private static Language language(Item item) {
        Optional<Language> known = Arrays.stream(Language.values())
                .filter(language -> AcceptLanguage.tag(language).equals(item.text(LANGUAGE)))
                .findFirst();
        return known.orElseThrow(() -> new UnreadableItem(item.key(), "its language is neither ru nor en"));
    }

    private static void requireKnown(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
    }

    private static UnreadableItem unreadable(Item item, RuntimeException cause) {
        UnreadableItem unreadable = new UnreadableItem(item.key(), "an attribute has no value of its kind");
        unreadable.initCause(cause);
        return unreadable;
    }
}
