package io.kopilka.trials.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
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
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The shop of the benchmarks that go through the whole service: one store, one known card, sixteen
/// accumulations of which four are rolling, a tenth back in points.
final class BenchShop {
    static final TenantId TENANT = new TenantId("ten_01JZZZZZZZZZZZZZZZZZZZZZZ0");
    static final StoreId STORE = new StoreId("sto_01JZZZZZZZZZZZZZZZZZZZZZZ2");
    static final AccountId ACCOUNT = new AccountId("acc_01JZZZZZZZZZZZZZZZZZZZZZZ1");
    static final CustomerId CUSTOMER = new CustomerId("cus_01JZZZZZZZZZZZZZZZZZZZZZZ1");
    static final CardNumber CARD = new CardNumber("2000000000015");
    static final ZoneOffset ZONE = ZoneOffset.ofHours(5);

    private static final long SEED = 20261122;
    private static final int LINES = 10;
    private static final KeyId KEY = new KeyId("key_01JZZZZZZZZZZZZZZZZZZZZZZ3");

    private BenchShop() {}

    /// The key of its tills, the same each time: nothing but a benchmark's own table knows it.
    static ApiKey key() {
        return ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(SEED));
    }

    /// Opens it in an empty table.
    static void open(Table table, InstantSource clock) {
        ShopRecords records = new ShopRecords(table, clock);
        TenantProfile tenant = TenantProfile.of(
                TENANT,
                Text.of("Bench"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                clock.instant());
        StoreProfile store =
                StoreProfile.of(STORE, Text.of("Bench"), ZoneId.of("Asia/Yekaterinburg"), Optional.empty());
        ApiKeyGrant grant = new ApiKeyGrant(
                KEY,
                TENANT,
                "bench",
                Scope.all(),
                new StoreAccess.EveryStore(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        Customer customer = new Customer(
                        CUSTOMER,
                        ProgrammeId.ownOf(TENANT),
                        ACCOUNT,
                        new Questionnaire("Анна Павлова", null, null, LocalDate.of(1990, 2, 28)),
                        List.of(),
                        clock.instant())
                .with(CARD);
        List<Write> writes = new ArrayList<>(Customers.create(TENANT, customer));
        writes.add(Cards.create(TENANT, new Card.Issued(CARD, "buyer", customer.holder())));
        records.open(tenant, List.of(store), key(), grant, writes);
        records.publishFirst(tenant, grant, "/bench/ruleset.json");
    }

    /// A sale as it is asked about: ten lines, some weighed, some by the piece.
    static ObjectNode receipt(SplittableRandom random, OffsetDateTime at, boolean dear) {
        ObjectNode sale = Json.object()
                .put("store", STORE.value())
                .put("till", "1")
                .put("at", at.toString())
                .put("card", CARD.value());
        ArrayNode lines = sale.putArray("lines");
        for (int i = 0; i < LINES; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1_000, 90_000), 2)
                    .multiply(dear ? BigDecimal.TEN : BigDecimal.ONE)
                    .setScale(2, RoundingMode.DOWN);
            ObjectNode line = lines.addObject();
            line.put("id", "l" + i).put("sku", "SKU-" + random.nextInt(100_000, 999_999));
            line.put("name", "Товар номер " + random.nextInt(1_000));
            line.putArray("groups").add(random.nextBoolean() ? "shoes/women" : "food/fruit");
            line.put(
                    "quantity",
                    i > 0 && random.nextInt(4) == 0 ? "0." + random.nextInt(101, 1000) : "" + random.nextInt(1, 4));
            line.put("price", price.toPlainString());
        }
        sale.putArray("payments").add("card");
        return sale;
    }
}
