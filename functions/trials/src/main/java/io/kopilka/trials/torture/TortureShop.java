package io.kopilka.trials.torture;

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
import io.kopilka.local.shop.ShopRecords;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The shop that is tortured: one store in Moscow, some customers with a card each, a tenth back in points that end
/// after nine days, silver from 8 000.00 and gold from 20 000.00 of what is paid and kept.
final class TortureShop {
    static final TenantId TENANT = new TenantId("ten_01JZZZZZZZZZZZZZZZZZZZZZT1");
    static final StoreId STORE = new StoreId("sto_01JZZZZZZZZZZZZZZZZZZZZZT2");
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    static final ProgrammeId PROGRAMME = ProgrammeId.ownOf(TENANT);

    /// As its ruleset says: points that come back are good for so many days more.
    static final int RETURNED_LOTS_AT_LEAST_DAYS = 3;

    private static final KeyId KEY_ID = new KeyId("key_01JZZZZZZZZZZZZZZZZZZZZZT3");
    private static final String CARD_KIND = "buyer";
    private static final int AT_ONCE = 30;

    private TortureShop() {}

    /// The key of the shop's tills, the same each time: nothing but a torture's own table knows it.
    static ApiKey key() {
        return ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(20_261_122));
    }

    static Caller caller() {
        return new Caller(TENANT, KEY_ID, Scope.all(), new StoreAccess.EveryStore(), Language.EN);
    }

    static CardNumber card(int customer) {
        return new CardNumber("2%011d5".formatted(customer));
    }

    static CustomerId customer(int number) {
        return new CustomerId("cus_01JZ" + "%022d".formatted(number));
    }

    static AccountId account(int customer) {
        return new AccountId("acc_01JZ" + "%022d".formatted(customer));
    }

    /// Opens it in a table where it is not yet.
    static void open(Table table, InstantSource clock, int customers) {
        ShopRecords records = new ShopRecords(table, clock);
        TenantProfile tenant = TenantProfile.of(
                TENANT, Text.of("Torture"), Currency.getInstance("RUB"), ZONE, Language.EN, clock.instant());
        ApiKeyGrant grant = new ApiKeyGrant(
                KEY_ID,
                TENANT,
                "torture",
                Scope.all(),
                new StoreAccess.EveryStore(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        records.open(
                tenant,
                List.of(StoreProfile.of(STORE, Text.of("One"), ZONE, Optional.empty())),
                key(),
                grant,
                List.of());
        records.publishFirst(tenant, grant, "/torture/ruleset.json");
        for (int from = 0; from < customers; from += AT_ONCE) {
            List<Write> writes = new ArrayList<>();
            for (int i = from; i < Math.min(from + AT_ONCE, customers); i++) {
                Customer customer = new Customer(
                                customer(i), PROGRAMME, account(i), Questionnaire.EMPTY, List.of(), clock.instant())
                        .with(card(i));
                writes.addAll(Customers.create(TENANT, customer));
                writes.add(Cards.create(TENANT, new Card.Issued(card(i), CARD_KIND, customer.holder())));
            }
            var _ = table.write(writes);
        }
    }
}
