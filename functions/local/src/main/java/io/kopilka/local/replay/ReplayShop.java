package io.kopilka.local.replay;

import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.local.shop.DerivedSecrets;
import io.kopilka.local.shop.ShopRecords;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tenant that history is replayed in: one shop in London, a card for each customer, and the programme of
/// `replay/ruleset.json`, whose prices do not depend on what a customer bought before. So a receipt sent a second time
/// is the same to the last penny, and counts once.
///
/// Its ids and its key follow from the folder's signing key; what is there already is left as it is.
public final class ReplayShop {

    private static final String RULESET = "/replay/ruleset.json";
    private static final String CARD_KIND = "member";

    /// Customers made in one transaction: three writes each, of the hundred that fit.
    private static final int AT_ONCE = 33;

    private final ShopRecords records;
    private final DerivedSecrets secrets;
    private final TenantId tenant;

    public ReplayShop(ShopRecords records, SigningKey key) {
        this.records = records;
        secrets = new DerivedSecrets(key, "replay");
        tenant = TenantId.of(secrets.ulid("tenant"));
    }

    /// The shop, made where it is not there, with a card for each of these customers.
    public Till open(URI baseUrl, Collection<String> customers) {
        TenantProfile profile = TenantProfile.of(
                tenant,
                new Text("Повтор истории: подарки, Лондон", "Replay: gifts, London"),
                Currency.getInstance("GBP"),
                RetailFile.ZONE,
                Language.EN,
                records.now());
        if (!records.has(tenant)) {
            records.open(profile, List.of(store()), key(), grant(), List.of());
        }
        records.publishFirst(profile, grant(), RULESET);
        List<String> all = customers.stream().distinct().sorted().toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            issue(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return new Till(baseUrl, key().reveal(), store().id());
    }

    private void issue(List<String> customers) {
        List<Key> cards = customers.stream()
                .map(customer -> Keys.card(tenant, new CardNumber(customer)))
                .toList();
        Map<Key, Item> there = records.table().getAll(cards, Consistency.STRONG);
        List<Write> writes = new ArrayList<>();
        for (String number : customers) {
            CardNumber card = new CardNumber(number);
            if (!there.containsKey(Keys.card(tenant, card))) {
                Customer customer = customer(card);
                writes.addAll(Customers.create(tenant, customer));
                writes.add(Cards.create(tenant, new Card.Issued(card, CARD_KIND, customer.holder())));
            }
        }
        if (!writes.isEmpty() && records.table().write(writes) instanceof WriteOutcome.Refused refused) {
            throw new IllegalStateException("another replay makes the same cards: " + refused);
        }
    }

    private Customer customer(CardNumber card) {
        return new Customer(
                CustomerId.of(secrets.ulid("customer " + card)),
                ProgrammeId.ownOf(tenant),
                AccountId.of(secrets.ulid("account " + card)),
                Questionnaire.EMPTY,
                List.of(card),
                records.now());
    }

    private StoreProfile store() {
        return StoreProfile.of(
                StoreId.of(secrets.ulid("store")), new Text("Лондон", "London"), RetailFile.ZONE, Optional.empty());
    }

    private ApiKey key() {
        return ApiKey.create(ApiKey.Mode.LIVE, tenant, secrets.random("API key"));
    }

    private ApiKeyGrant grant() {
        return new ApiKeyGrant(
                KeyId.of(secrets.ulid("API key")),
                tenant,
                "Повтор / Replay",
                Scope.all(),
                new StoreAccess.EveryStore(),
                records.now(),
                Optional.empty(),
                Optional.empty());
    }
}
