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
import java.util.List;
import java.util.Optional;

/// The items of tenants and stores.
///
/// Schema 1: `name` is the Russian text, `nameEn` the English one where it differs. Schema 2: a tenant's `mode` (live
/// where absent), `country`, `twin`, `origins`, `leavingSince` and `leavingUntil`.
final class Profiles {

    private static final int SCHEMA = 2;

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String NAME_EN = "nameEn";
    private static final String CURRENCY = "currency";
    private static final String ZONE = "zone";
    private static final String LANGUAGE = "language";
    private static final String ADDRESS = "address";
    private static final String CREATED_AT = "createdAt";
    private static final String ARCHIVED = "archived";
    private static final String COUNTRY = "country";
    private static final String MODE = "mode";
    private static final String TWIN = "twin";
    private static final String ORIGINS = "origins";
    private static final String LEAVING_SINCE = "leavingSince";
    private static final String LEAVING_UNTIL = "leavingUntil";

    private Profiles() {}

    /// @param version of the item, 1 for a tenant about to be made
    static Item item(TenantProfile tenant, long version) {
        Item.Draft draft = Item.of(Keys.tenant(tenant.id()), SCHEMA)
                .version(version)
                .with(CURRENCY, tenant.currency().getCurrencyCode())
                .with(ZONE, tenant.zone().getId())
                .with(LANGUAGE, AcceptLanguage.tag(tenant.language()))
                .with(MODE, tenant.mode().word())
                .with(CREATED_AT, tenant.createdAt().toString());
        name(draft, tenant.name());
        tenant.country().ifPresent(country -> draft.with(COUNTRY, country.code()));
        tenant.twin().ifPresent(twin -> draft.with(TWIN, twin.value()));
        if (!tenant.origins().isEmpty()) {
            draft.with(ORIGINS, tenant.origins().stream().map(Origin::text).toList());
        }
        tenant.leaving()
                .ifPresent(leaving -> draft.with(LEAVING_SINCE, leaving.since().toString())
                        .with(LEAVING_UNTIL, leaving.until().toString()));
        return draft.build();
    }

    static TenantProfile tenant(TenantId id, Item item) {
        requireKnown(item);
        try {
            return new TenantProfile(
                    id,
                    name(item),
                    item.optionalText(COUNTRY).map(Country::new),
                    Currency.getInstance(item.text(CURRENCY)),
                    ZoneId.of(item.text(ZONE)),
                    language(item),
                    item.optionalText(MODE).map(Profiles::mode).orElse(ApiKey.Mode.LIVE),
                    item.optionalText(TWIN).map(TenantId::new),
                    item.has(ORIGINS)
                            ? item.texts(ORIGINS).stream().map(Origin::new).toList()
                            : List.of(),
                    Instant.parse(item.text(CREATED_AT)),
                    item.optionalText(LEAVING_SINCE)
                            .map(since -> new Leaving(Instant.parse(since), Instant.parse(item.text(LEAVING_UNTIL)))));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw unreadable(item, wrong);
        }
    }

    private static ApiKey.Mode mode(String word) {
        return Arrays.stream(ApiKey.Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a mode: " + word));
    }

    /// @param version of the item, 1 for a store about to be made
    static Item item(TenantId tenant, StoreProfile store, long version) {
        Item.Draft draft = Item.of(Keys.store(tenant, store.id()), SCHEMA)
                .version(version)
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
