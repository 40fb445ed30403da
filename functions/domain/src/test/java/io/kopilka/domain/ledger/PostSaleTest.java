package io.kopilka.domain.ledger;

import static io.kopilka.domain.ledger.Shop.account;
import static io.kopilka.domain.ledger.Shop.at;
import static io.kopilka.domain.ledger.Shop.line;
import static io.kopilka.domain.ledger.Shop.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.text.Text;
import io.kopilka.domain.tier.TierChange;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PostSaleTest {
    private static final Accumulation ALL_EVER = new Accumulation(null, new Period.Lifetime(), Measured.MONEY);

    private final Shop shop = Shop.open();

    @Test
    void aSaleBringsOneLotThatLivesAYear() {
        Account after = shop.sell(account(), "2026-11-22T10:00:00", line("1", "shoes", "1234.50", "1"))
                .account();

        assertThat(after.lots())
                .containsExactly(new Lot(points("123"), LocalDate.of(2026, 11, 22), LocalDate.of(2027, 11, 22)));
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.counters().purchases()).isEqualTo(1);
    }

    @Test
    void theEntryOfAnAccrualNamesEverythingAnAuditorAsksFor() {
        Shop.Sold sold = shop.sell(account(), "2026-11-22T10:00:00", line("1", "shoes", "100.00", "1"));

        Posting posting = Objects.requireNonNull(sold.posted().posting());
        assertThat(posting.stamp())
                .isEqualTo(new Stamp(
                        at("2026-11-22T10:00:00"),
                        at("2026-11-22T10:00:00").toInstant(),
                        new Cause.Sold(sold.recorded().receipt()),
                        Shop.KEY));
        assertThat(posting.entries())
                .containsExactly(new Entry(
                        EntryKind.ACCRUAL,
                        Side.ISSUED,
                        Side.MEMBER,
                        PointsUnit.SPENDABLE,
                        points("10"),
                        Shop.TENANT,
                        Shop.TENANT,
                        List.of(new LotMovement(
                                LotNumber.FIRST,
                                points("10"),
                                new LotTerm(LocalDate.of(2026, 11, 22), LocalDate.of(2027, 11, 22))))));
    }

    @Test
    void aSaleThatMovesNoPointsWritesNoEntry() {
        Shop.Sold sold = shop.sell(account(), "2026-11-22T10:00:00", line("1", "shoes", "9.99", "1"));

        assertThat(sold.posted().posting()).isNull();
        assertThat(sold.account().nextLot()).isEqualTo(LotNumber.FIRST);
        assertThat(sold.account().counters().purchases()).isEqualTo(1);
    }

    @Test
    void theLotThatExpiresFirstIsSpentFirstWhateverTheOrderOfSales() {
        Account account = lots(
                lot(1, "50", "2026-01-01", null),
                lot(2, "50", "2026-01-01", "2026-12-31"),
                lot(3, "50", "2026-03-01", "2026-12-01"),
                lot(4, "50", "2026-02-01", "2026-12-01"),
                lot(5, "50", "2026-02-01", "2026-12-01"),
                lot(6, "50", "2026-12-01", "2026-12-01"));

        Account after = shop.sell(
                        account,
                        "2026-11-22T10:00:00",
                        new Redeem.UpTo(points("120")),
                        line("1", "shoes", "1000.00", "1"))
                .account();

        assertThat(after.book().position(new LotNumber(4))).isEqualTo(Points.ZERO);
        assertThat(after.book().position(new LotNumber(5))).isEqualTo(Points.ZERO);
        assertThat(after.book().position(new LotNumber(3))).isEqualTo(points("30"));
        assertThat(after.book().position(new LotNumber(2))).isEqualTo(points("50"));
        assertThat(after.book().position(new LotNumber(6))).isEqualTo(points("50"));
    }

    @Test
    void anOnlineSaleCannotSpendWhatIsNotThere() {
        Account rich = lots(lot(1, "50", "2026-01-01", null));

        assertThatThrownBy(() -> shop.sell(
                        account(),
                        rich,
                        at("2026-11-22T10:00:00"),
                        at("2026-11-22T10:00:00").toInstant(),
                        Redeem.MAXIMUM,
                        Channel.ONLINE,
                        List.of(line("1", "shoes", "1000.00", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingPointsOfAnOfflineSaleAreOwedAndPaidByTheNextThatComeIn() {
        Account rich = lots(lot(1, "50", "2026-01-01", null));
        Account poor = lots(lot(1, "20", "2026-01-01", null));
        OffsetDateTime at = at("2026-11-22T10:00:00");

        Shop.Sold offline = shop.sell(
                poor,
                rich,
                at,
                at.plusHours(3).toInstant(),
                Redeem.MAXIMUM,
                Channel.OFFLINE,
                List.of(line("1", "shoes", "100.00", "1")));

        assertThat(offline.posted().owed()).isEqualTo(points("30"));
        assertThat(offline.account().debt()).as("5 points for the 50.00 paid").isEqualTo(points("25"));
        assertThat(offline.account().balance()).isEqualTo(points("-25"));

        Account after = shop.sell(offline.account(), "2026-11-23T10:00:00", line("1", "shoes", "1000.00", "1"))
                .account();
        assertThat(after.debt()).isEqualTo(Points.ZERO);
        assertThat(after.balance()).isEqualTo(points("75"));
        assertThat(after.book().lots()).extracting(AccountLot::number).containsExactly(new LotNumber(101));
    }

    @Test
    void aLateSaleActivatesOnItsOwnDayAndAFutureOneOnTheDayRecorded() {
        Scheme threeDays = new Scheme(
                Shop.SCHEME.value(),
                Shop.SCHEME.step(),
                Shop.SCHEME.rounding(),
                Shop.SCHEME.redemption(),
                3,
                new Scheme.Expiry.EndOf(PeriodUnit.QUARTER),
                Shop.SCHEME.accumulate(),
                Shop.SCHEME.debt(),
                0);
        Shop slow = Shop.open(threeDays, List.of(), List.of());
        OffsetDateTime late = at("2026-09-28T23:30:00");
        OffsetDateTime recorded = at("2026-11-22T10:00:00");

        Account once = slow.sell(
                        account(),
                        account(),
                        late,
                        recorded.toInstant(),
                        Redeem.NOTHING,
                        Channel.ONLINE,
                        List.of(line("1", "shoes", "100.00", "1")))
                .account();
        Account twice = slow.sell(
                        account(),
                        account(),
                        recorded.plusDays(2),
                        recorded.toInstant(),
                        Redeem.NOTHING,
                        Channel.ONLINE,
                        List.of(line("1", "shoes", "100.00", "1")))
                .account();

        assertThat(once.lots())
                .containsExactly(new Lot(points("10"), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31)));
        assertThat(twice.lots())
                .containsExactly(new Lot(points("10"), LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 31)));
    }

    @Test
    void theReceiptThatReachesATierRaisesItAtOnce() {
        Shop tiered = Shop.open(Shop.SCHEME, List.of(), List.of(tier("silver", "1000.00"), tier("gold", "5000.00")));

        Shop.Sold first = tiered.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "999.99", "1"));
        Shop.Sold second = tiered.sell(first.account(), "2026-11-22T10:00:00", line("1", "shoes", "0.01", "1"));

        assertThat(first.posted().tier()).isNull();
        TierStanding silver = new TierStanding("silver", LocalDate.of(2026, 11, 22));
        assertThat(second.posted().tier()).isEqualTo(new TierChange(null, silver));
        assertThat(second.account().tier()).isEqualTo(silver);
    }

    @Test
    void aQuoteTellsWhatEndsWithinThirtyDays() {
        Account account = lots(
                lot(1, "5", "2026-01-01", "2026-12-22"),
                lot(2, "7", "2026-01-01", "2026-12-23"),
                lot(3, "9", "2026-01-01", "2026-11-22"),
                lot(4, "1", "2026-01-01", "2026-11-21"),
                lot(5, "2", "2026-02-01", "2026-12-22"),
                lot(6, "4", "2026-12-01", "2026-12-02"));

        assertThat(ExpiringPoints.of(account.book(), LocalDate.of(2026, 11, 22)))
                .containsExactly(
                        new ExpiringPoints(points("9"), LocalDate.of(2026, 11, 22)),
                        new ExpiringPoints(points("7"), LocalDate.of(2026, 12, 22)));
    }

    static Tier tier(String id, String atLeast) {
        return new Tier(id, Text.of(id), ALL_EVER, Shop.money(atLeast), 30);
    }

    private static AccountLot lot(long number, String left, String activates, @Nullable String expires) {
        return new AccountLot(
                new LotNumber(number),
                points(left),
                new LotTerm(LocalDate.parse(activates), expires == null ? null : LocalDate.parse(expires)));
    }

    private static Account lots(AccountLot... lots) {
        return new Account(
                Shop.ACCOUNT,
                Shop.PROGRAMME,
                7,
                new LotBook(List.of(lots), List.of()),
                new LotNumber(100),
                Counters.NONE,
                null);
    }
}
