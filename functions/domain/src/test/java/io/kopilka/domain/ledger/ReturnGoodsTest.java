package io.kopilka.domain.ledger;

import static io.kopilka.domain.ledger.PostSaleTest.tier;
import static io.kopilka.domain.ledger.Shop.account;
import static io.kopilka.domain.ledger.Shop.line;
import static io.kopilka.domain.ledger.Shop.money;
import static io.kopilka.domain.ledger.Shop.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ReturnGoodsTest {
    private static final String TODAY = "2026-11-25T12:00:00";
    private static final Quantity ONE = Quantity.whole(1);

    private final Shop shop = Shop.open();

    @Test
    void unitsComeBackOneByOneToTheLastKopeckAndPoint() {
        Shop.Sold sold = shop.sell(account(), "2026-11-22T10:00:00", line("1", "shoes", "33.35", "3"));

        ReturnOutcome.Posted first = shop.returned(sold.account(), sold.recorded(), TODAY, Map.of(), one());
        ReturnOutcome.Posted second = shop.returned(first.account(), sold.recorded(), TODAY, one(), one());
        ReturnOutcome.Posted third =
                shop.returned(second.account(), sold.recorded(), TODAY, Map.of("1", Quantity.whole(2)), one());

        assertThat(List.of(first.paidBack(), second.paidBack(), third.paidBack()))
                .containsExactly(money("33.35"), money("33.35"), money("33.35"));
        assertThat(List.of(first.takenBack(), second.takenBack(), third.takenBack()))
                .containsExactly(points("3"), points("4"), points("3"));
        assertThat(List.of(first.whole(), second.whole(), third.whole())).containsExactly(false, false, true);
        assertThat(third.account().book()).isEqualTo(LotBook.EMPTY);
        assertThat(third.account().counters().purchases()).isZero();
    }

    @Test
    void sharesOfAHundredByThreeEndExactly() {
        Quantity three = Quantity.whole(3);

        assertThat(Growth.shareOf(10_000, 1, three, Quantity.ZERO, ONE)).isEqualTo(3_333);
        assertThat(Growth.shareOf(10_000, 1, three, ONE, Quantity.whole(2))).isEqualTo(3_334);
        assertThat(Growth.shareOf(10_000, 1, three, Quantity.whole(2), three)).isEqualTo(3_333);
    }

    @Test
    void pointsGoBackIntoTheLotThatWasSpentLastFirstWithItsOldExpiry() {
        Account rich = earned(earned(account(), "2026-01-10T10:00:00"), "2026-02-10T10:00:00");
        Shop.Sold sold = shop.sell(
                rich,
                "2026-11-22T10:00:00",
                new Redeem.UpTo(points("15")),
                line("1", "shoes", "15.00", "1"),
                line("2", "shoes", "15.00", "1"));
        assertThat(sold.account().book().position(new LotNumber(1))).isEqualTo(Points.ZERO);
        assertThat(sold.account().book().position(new LotNumber(2))).isEqualTo(points("5"));

        ReturnOutcome.Posted half = shop.returned(sold.account(), sold.recorded(), TODAY, Map.of(), one());

        assertThat(half.givenBack()).isEqualTo(points("8"));
        assertThat(half.account().book().position(new LotNumber(2))).isEqualTo(points("10"));
        assertThat(half.account().book().lot(new LotNumber(1)))
                .isEqualTo(new AccountLot(
                        new LotNumber(1),
                        points("3"),
                        new LotTerm(LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10))));
    }

    @Test
    void whatIsGivenBackLivesAtLeastAsLongAsTheSchemeSays() {
        Shop kind = Shop.open(scheme(Scheme.Debt.OWE, 60), List.of(), List.of());
        Account rich = earned(account(), "2025-12-01T10:00:00");
        Shop.Sold sold = kind.sell(rich, "2026-11-22T10:00:00", Redeem.MAXIMUM, line("1", "shoes", "20.00", "1"));

        Account after = kind.returned(sold.account(), sold.recorded(), TODAY, Map.of(), one())
                .account();

        assertThat(after.book().lots())
                .containsExactly(new AccountLot(
                        new LotNumber(1),
                        points("10"),
                        new LotTerm(LocalDate.of(2025, 12, 1), LocalDate.of(2027, 1, 24))));
    }

    @Test
    void whatIsSpentAlreadyIsOwedAndComesBackWithTheGoodsThatItPaidFor() {
        Shop.Sold earning = shop.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "100.00", "1"));
        Shop.Sold spending =
                shop.sell(earning.account(), "2026-11-22T10:00:00", Redeem.MAXIMUM, line("1", "shoes", "19.90", "1"));

        ReturnOutcome.Posted back = shop.returned(spending.account(), earning.recorded(), TODAY, Map.of(), one());

        assertThat(back.owed()).isEqualTo(points("9"));
        assertThat(back.account().debt()).isEqualTo(points("9"));
        assertThat(back.account().balance()).isEqualTo(points("-8"));

        ReturnOutcome.Posted all = shop.returned(back.account(), spending.recorded(), TODAY, Map.of(), one());
        assertThat(all.account().book()).isEqualTo(LotBook.EMPTY);
        assertThat(all.account().counters().tallies()).isEmpty();
    }

    @Test
    void aForgivingSchemeLetsGoWhatIsSpentAndTheBooksSayIt() {
        Shop kind = Shop.open(scheme(Scheme.Debt.FORGIVE, 0), List.of(), List.of());
        Shop.Sold earning = kind.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "100.00", "1"));
        Shop.Sold spending = kind.sell(
                earning.account(),
                "2026-11-22T10:00:00",
                new Redeem.UpTo(points("7")),
                line("1", "shoes", "14.00", "1"));
        assertThat(spending.account().book().position(new LotNumber(1))).isEqualTo(points("3"));

        ReturnOutcome.Posted back = kind.returned(spending.account(), earning.recorded(), TODAY, Map.of(), one());

        assertThat(back.forgiven()).isEqualTo(points("7"));
        assertThat(back.owed()).isEqualTo(Points.ZERO);
        assertThat(back.account().book().position(new LotNumber(1))).isEqualTo(Points.ZERO);
        Ledger ledger = Ledger.EMPTY;
        ledger = ledger.after(Objects.requireNonNull(earning.posted().posting()));
        ledger = ledger.after(Objects.requireNonNull(spending.posted().posting()));
        ledger = ledger.after(Objects.requireNonNull(back.posting()));
        assertThat(ledger.on(Side.FORGIVEN)).isEqualTo(points("-7"));
        assertThat(ledger.on(Side.ISSUED))
                .as("all of it goes back where it came from")
                .isEqualTo(Points.ZERO);
        assertThat(ledger.book()).isEqualTo(back.account().book());
    }

    /// Otherwise two purchases and two returns would make points out of nothing.
    @Test
    void whatWasForgivenGoesWhenTheSaleThatSpentItComesBackToo() {
        Shop kind = Shop.open(scheme(Scheme.Debt.FORGIVE, 0), List.of(), List.of());
        Shop.Sold earning = kind.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "100.00", "1"));
        Shop.Sold spending = kind.sell(
                earning.account(),
                "2026-11-22T10:00:00",
                new Redeem.UpTo(points("7")),
                line("1", "shoes", "14.00", "1"));

        ReturnOutcome.Posted first = kind.returned(spending.account(), earning.recorded(), TODAY, Map.of(), one());
        ReturnOutcome.Posted second = kind.returned(first.account(), spending.recorded(), TODAY, Map.of(), one());

        assertThat(first.account().book().forgivenOf(new LotNumber(1))).isEqualTo(points("7"));
        assertThat(second.givenBack()).isEqualTo(points("7"));
        assertThat(second.reclaimed()).isEqualTo(points("7"));
        assertThat(second.account().book()).isEqualTo(LotBook.EMPTY);
        Ledger ledger = Ledger.EMPTY;
        for (Posting posting : Arrays.asList(
                earning.posted().posting(), spending.posted().posting(), first.posting(), second.posting())) {
            ledger = ledger.after(Objects.requireNonNull(posting));
        }
        assertThat(ledger).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void nothingComesBackTwice() {
        Shop.Sold sold = shop.sell(account(), "2026-11-22T10:00:00", line("1", "shoes", "10.00", "2"));

        assertThat(shop.giveBack(sold.account(), sold.recorded(), TODAY, one(), Map.of("1", Quantity.whole(2))))
                .isEqualTo(new ReturnOutcome.MoreThanLeft("1", ONE));
        assertThat(shop.giveBack(sold.account(), sold.recorded(), TODAY, one(), Map.of("7", ONE)))
                .isEqualTo(new ReturnOutcome.UnknownLine("7"));
        assertThat(shop.giveBack(sold.account(), sold.recorded(), TODAY, one(), Map.of()))
                .isEqualTo(new ReturnOutcome.Nothing());
    }

    @Test
    void aTierThatOnlyTheReturnedSaleReachedIsLostAtOnce() {
        Shop tiered = Shop.open(Shop.SCHEME, List.of(), List.of(tier("silver", "1000.00"), tier("gold", "5000.00")));
        Shop.Sold first = tiered.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "1000.00", "1"));
        Shop.Sold second = tiered.sell(first.account(), "2026-11-22T10:00:00", line("1", "shoes", "4000.00", "1"));
        TierStanding silver = new TierStanding("silver", LocalDate.of(2026, 11, 20));
        assertThat(Objects.requireNonNull(second.account().tier()).tier()).isEqualTo("gold");

        ReturnOutcome.Posted back = tiered.returned(second.account(), second.recorded(), TODAY, Map.of(), one());
        assertThat(back.account().tier()).isEqualTo(silver);

        ReturnOutcome.Posted early = tiered.returned(second.account(), first.recorded(), TODAY, Map.of(), one());
        assertThat(early.account().tier())
                .as("4,000.00 are left, which reach silver and no more")
                .isEqualTo(new TierStanding("silver", LocalDate.of(2026, 11, 22)));
    }

    @Test
    void aTierThatOtherSalesReachStays() {
        Shop tiered = Shop.open(Shop.SCHEME, List.of(), List.of(tier("silver", "1000.00")));
        Shop.Sold first = tiered.sell(account(), "2026-11-20T10:00:00", line("1", "shoes", "1000.00", "1"));
        Shop.Sold second = tiered.sell(first.account(), "2026-11-22T10:00:00", line("1", "shoes", "1000.00", "1"));

        assertThat(tiered.returned(second.account(), first.recorded(), TODAY, Map.of(), one())
                        .tier())
                .isNull();
    }

    private Account earned(Account account, String at) {
        return shop.sell(account, at, line("1", "shoes", "100.00", "1")).account();
    }

    private static Map<String, Quantity> one() {
        return Map.of("1", ONE);
    }

    private static Scheme scheme(Scheme.Debt debt, int returnedLotsAtLeastDays) {
        return new Scheme(
                Shop.SCHEME.value(),
                Shop.SCHEME.step(),
                Shop.SCHEME.rounding(),
                Shop.SCHEME.redemption(),
                0,
                Shop.SCHEME.expiry(),
                Shop.SCHEME.accumulate(),
                debt,
                returnedLotsAtLeastDays);
    }
}
