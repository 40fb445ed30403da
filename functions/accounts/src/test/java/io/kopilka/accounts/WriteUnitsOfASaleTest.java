package io.kopilka.accounts;

import static io.kopilka.domain.ledger.Shop.accumulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.ExpireLots;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.ledger.Shop;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.ItemSize;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.ReadUnits;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a sale costs to write, by AWS's rules (the emulator's figures for transactions are wrong): a
/// known card, ten lines, forty lots, a year of daily shopping behind it, sixteen accumulations of which
/// four are rolling. The account and its entries are the real ones; the receipt, the caller's, is taken
/// for two kilobytes.
final class WriteUnitsOfASaleTest {
    private static final long SEED = 20261122;
    private static final Occasion OCCASION =
            new Occasion(new CustomerId("cus_01JZZZZZZZZZZZZZZZZZZZZZZ7"), Occasion.TierMove.RAISED);
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(5);
    private static final int LOTS = 40;
    /// Roubles a unit at the most: so dear that half a receipt takes every lot, or as usual.
    private static final int DEAR = 90_000;
    private static final int USUAL = 900;
    private static final int RECEIPT_BYTES = 2_048;

    /// How far four rolling windows reach.
    enum Programme {
        /// One segment, windows of a month: what shops use.
        A_MONTH_OF_ONE_SEGMENT,
        /// A quarter and less of several segments.
        A_QUARTER_OF_SEVERAL,
        /// The dearest: four series of a year, none of which can be had from another.
        A_YEAR_OF_FOUR
    }

    @ParameterizedTest
    @EnumSource(Programme.class)
    void aSaleTakesAtMostSixteenUnitsAndTwentyWithRedemption(Programme programme) {
        Shop shop = Shop.open(scheme(), asked(programme), List.of());
        assertThat(shop.rules().ruleset().accumulations()).hasSize(16);
        SplittableRandom random = new SplittableRandom(SEED);
        Account account = Shop.account();
        LocalDate day = LocalDate.of(2025, 11, 21);
        for (int i = 0; i < 365; i++) {
            day = day.plusDays(1);
            account = expire(shop, account, day);
            account = sell(shop, account, day, Redeem.NOTHING, USUAL, random).account();
        }
        day = day.plusDays(1);
        account = expire(shop, account, day);
        assertThat(account.lots()).hasSize(LOTS);

        Shop.Sold plain = sell(shop, account, day, Redeem.NOTHING, USUAL, random);
        Shop.Sold redeeming = sell(shop, account, day, Redeem.MAXIMUM, DEAR, random);
        assertThat(redeeming.account().lots())
                .as("all but the new lot are spent")
                .hasSize(1);
        WriteUnits units = units(plain);
        WriteUnits unitsRedeeming = units(redeeming);
        ItemSize size = ItemSize.of(AccountItem.write(Shop.TENANT, account));
        BigDecimal reads = ReadUnits.ofOne(size, Consistency.EVENTUAL).count();
        IO.println(
                "%s (seed %d): account %d bytes; a sale %d write units, with redemption of %d lots %d; a quote's account %s read units"
                        .formatted(programme, SEED, size.bytes(), units.count(), LOTS, unitsRedeeming.count(), reads));
        assertThat(units.count()).isLessThanOrEqualTo(16);
        assertThat(unitsRedeeming.count()).isLessThanOrEqualTo(20);
        assertThat(reads).isLessThanOrEqualTo(new BigDecimal("1.0"));
    }

    private static Account expire(Shop shop, Account account, LocalDate day) {
        OffsetDateTime midnight = day.atStartOfDay().atOffset(ZONE);
        ExpireLots.@Nullable Expired expired = ExpireLots.post(
                account,
                new ExpireLots.NewDay(shop.id(midnight.toInstant()), midnight, midnight.toInstant(), Shop.TENANT));
        return expired == null ? account : expired.account();
    }

    private static Shop.Sold sell(
            Shop shop, Account account, LocalDate day, Redeem redeem, int dearest, SplittableRandom random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String price = random.nextInt(10, dearest) + "." + random.nextInt(10, 100);
            String quantity = random.nextInt(4) == 0 ? "0." + random.nextInt(100, 1000) : "" + random.nextInt(1, 4);
            lines.add(Shop.line("l" + i, random.nextBoolean() ? "shoes" : "food", price, quantity));
        }
        OffsetDateTime at = day.atTime(LocalTime.of(random.nextInt(8, 22), random.nextInt(60)))
                .atOffset(ZONE);
        return shop.sell(account, account, at, at.toInstant(), redeem, Channel.ONLINE, lines);
    }

    private static WriteUnits units(Shop.Sold sold) {
        AccountStore store = new AccountStore(new MemoryTable(Instant::now));
        List<Write> writes = new ArrayList<>(store.writes(
                Shop.TENANT,
                sold.account(),
                Objects.requireNonNull(sold.posted().posting()),
                OCCASION));
        writes.add(new Write.PutIfAbsent(receipt(sold.recorded().receipt())));
        return WriteUnits.of(writes);
    }

    private static Item receipt(ReceiptId id) {
        Item empty = Item.of(Keys.receipt(Shop.TENANT, id), 1)
                .with("body", new byte[0])
                .build();
        return Item.of(empty.key(), 1)
                .with("body", new byte[RECEIPT_BYTES - ItemSize.of(empty).bytes()])
                .build();
    }

    private static Scheme scheme() {
        return new Scheme(
                Shop.SCHEME.value(),
                Shop.SCHEME.step(),
                Shop.SCHEME.rounding(),
                Shop.SCHEME.redemption(),
                0,
                new Scheme.Expiry.AfterDays(LOTS),
                Shop.SCHEME.accumulate(),
                Shop.SCHEME.debt(),
                0);
    }

    private static Condition rolling(@Nullable String segment, int days, Measured measure) {
        return accumulated(segment, new Period.Rolling(days), measure);
    }

    private static List<Condition> windows(Programme programme) {
        return switch (programme) {
            case A_MONTH_OF_ONE_SEGMENT ->
                List.of(
                        rolling(null, 7, Measured.MONEY),
                        rolling(null, 14, Measured.MONEY),
                        rolling(null, 28, Measured.MONEY),
                        rolling(null, 30, Measured.MONEY));
            case A_QUARTER_OF_SEVERAL ->
                List.of(
                        rolling(null, 30, Measured.MONEY),
                        rolling(null, 90, Measured.MONEY),
                        rolling("shoes", 90, Measured.MONEY),
                        rolling("food", 30, Measured.QUANTITY));
            case A_YEAR_OF_FOUR ->
                List.of(
                        rolling(null, 365, Measured.MONEY),
                        rolling("shoes", 365, Measured.MONEY),
                        rolling("food", 365, Measured.MONEY),
                        rolling("food", 365, Measured.QUANTITY));
        };
    }

    private static List<Condition> asked(Programme programme) {
        List<Condition> asked = new ArrayList<>(windows(programme));
        for (@Nullable String segment : new @Nullable String[] {null, "shoes", "food"}) {
            asked.add(accumulated(segment, new Period.Lifetime(), Measured.MONEY));
            asked.add(accumulated(segment, new Period.Current(PeriodUnit.MONTH), Measured.MONEY));
            asked.add(accumulated(segment, new Period.Current(PeriodUnit.YEAR), Measured.MONEY));
            asked.add(accumulated(segment, new Period.Previous(PeriodUnit.QUARTER), Measured.MONEY));
        }
        return asked;
    }
}
