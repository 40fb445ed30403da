package io.kopilka.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReceiptNumber;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TillId;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Figures built anew (docs/pricing.md, 19.7), against sums over the sales that know nothing of counters.
final class RecountTest {
    private static final int SEEDS = 600;
    private static final int STEPS = 60;
    private static final List<String> GROUPS = List.of("shoes", "food", "toys");
    private static final Period EVER = new Period.Lifetime();

    @Test
    void whatIsAskedIsExactWhateverWasPublishedSoldReturnedAndCountedInWhichOrder() {
        int[] recounts = new int[1];
        Seeds.random(SEEDS, (random, _) -> {
            History history = new History(random);
            for (int i = 0; i < STEPS; i++) {
                history.step();
            }
            recounts[0] += history.end();
        });
        IO.println(SEEDS + " histories, figures were built anew " + recounts[0] + " times");
        assertThat(recounts[0]).isGreaterThan(SEEDS);
    }

    @Test
    void whatAnAccountBroughtAlongIsCarriedOver() {
        Subject all = new Subject.Bought(null, Measured.MONEY);
        Counters brought =
                new Counters(Map.of(all, new Tally(500_000, List.of())), List.of(), LocalDate.of(2026, 1, 1));
        PostingRules first = rules(1, Set.of("shoes"), List.of(new Accumulation(null, EVER, Measured.MONEY)));
        PostingRules second = rules(
                2,
                Set.of("food"),
                List.of(new Accumulation(null, EVER, Measured.MONEY), new Accumulation("a", EVER, Measured.MONEY)));
        PastSale sale = sold(first, "2026-11-22T10:00", Shop.line("1", "food", "100.00", "1"));
        Counters sold = brought.afterSale(
                LocalDate.of(2026, 11, 22),
                Map.of(all, 10_000L, Subject.PURCHASES, 1L),
                new RecentPurchase(sale.at().toInstant(), 7, Map.of()),
                first);

        Recount recount = new Recount(sold, second);
        recount.add(sale, first);

        assertThat(recount.figures().tallies())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Subject.PURCHASES,
                        new Tally(1, List.of()),
                        all,
                        new Tally(510_000, List.of()),
                        new Subject.Bought("a", Measured.MONEY),
                        new Tally(10_000, List.of())));
        assertThat(recount.figures().counted()).isEqualTo(new RulesetVersion(2));
    }

    @Test
    void onlyWhatOlderFiguresLackBeginsNewOnes() {
        Accumulation month = new Accumulation("a", new Period.Current(PeriodUnit.MONTH), Measured.MONEY);
        Accumulation ever = new Accumulation("a", EVER, Measured.MONEY);
        Accumulation ninety = new Accumulation("a", new Period.Rolling(90), Measured.MONEY);
        Accumulation thirty = new Accumulation("a", new Period.Rolling(30), Measured.MONEY);
        PostingRules before = rules(1, Set.of("shoes"), List.of(month, ninety));

        assertThat(rules(2, Set.of("shoes"), List.of(month, ninety)).asksOtherwiseThan(before))
                .isFalse();
        assertThat(rules(2, Set.of("shoes"), List.of(thirty, ever)).asksOtherwiseThan(before))
                .as("less, and the total that is there in any case")
                .isFalse();
        assertThat(rules(2, Set.of("food"), List.of()).asksOtherwiseThan(before))
                .as("a segment that nobody measures")
                .isFalse();
        assertThat(rules(2, Set.of("shoes", "food"), List.of(month)).asksOtherwiseThan(before))
                .as("a segment")
                .isTrue();
        assertThat(rules(2, Set.of("shoes"), List.of(new Accumulation("a", new Period.Rolling(91), Measured.MONEY)))
                        .asksOtherwiseThan(before))
                .as("a longer window")
                .isTrue();
        assertThat(rules(
                                2,
                                Set.of("shoes"),
                                List.of(new Accumulation("a", new Period.Previous(PeriodUnit.WEEK), Measured.MONEY)))
                        .asksOtherwiseThan(before))
                .as("another period")
                .isTrue();
        assertThat(rules(2, Set.of("shoes"), List.of(new Accumulation("a", EVER, Measured.QUANTITY)))
                        .asksOtherwiseThan(before))
                .as("another measure")
                .isTrue();
        assertThat(rules(
                                2,
                                Set.of("shoes"),
                                List.of(new Accumulation("a", new Period.PreviousPurchase(), Measured.MONEY)))
                        .asksOtherwiseThan(before))
                .as("the previous purchase")
                .isTrue();
    }

    @Test
    void aSaleIsNotCountedByOlderDefinitionsThanItsAccount() {
        PostingRules first = rules(1, Set.of("shoes"), List.of());
        PostingRules second = rules(2, Set.of("food"), List.of());
        Counters counters = new Counters(Map.of(), List.of(), LocalDate.of(2026, 1, 1), new RulesetVersion(2));
        RecentPurchase purchase = new RecentPurchase(java.time.Instant.EPOCH, 1, Map.of());

        assertThat(counters.afterSale(LocalDate.of(2026, 1, 2), Map.of(), purchase, second)
                        .counted())
                .isEqualTo(new RulesetVersion(2));
        assertThatThrownBy(() -> counters.afterSale(LocalDate.of(2026, 1, 2), Map.of(), purchase, first))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PostingRules rules(int version, Set<String> groups, List<Accumulation> asked) {
        List<Condition> conditions = new ArrayList<>();
        asked.forEach(accumulation -> conditions.add(new Condition.Accumulated(
                accumulation,
                accumulation.measure() == Measured.MONEY ? Money.ofMinor(1) : Quantity.ofThousandths(1),
                null,
                false)));
        return rules(version, groups, conditions, Scheme.Accumulate.PAID);
    }

    private static PostingRules rules(
            int version, Set<String> groups, List<Condition> conditions, Scheme.Accumulate accumulate) {
        Scheme paid = Shop.SCHEME;
        Scheme scheme = new Scheme(
                paid.value(),
                paid.step(),
                paid.rounding(),
                paid.redemption(),
                paid.activateAfterDays(),
                paid.expiry(),
                accumulate,
                paid.debt(),
                paid.returnedLotsAtLeastDays());
        Ruleset base = Shop.ruleset(scheme, conditions, List.of());
        Segment segment = new Segment(
                "a", Text.of("a"), new Segment.Products(Set.of(), List.copyOf(groups), null, Map.of()), null);
        return PostingRules.of(CompiledRuleset.of(new Ruleset(
                        base.currency(),
                        List.of(segment),
                        base.offers(),
                        base.combination(),
                        base.promotions(),
                        base.scheme(),
                        base.pointsCombination(),
                        base.tiers(),
                        base.cardKinds(),
                        base.roundingStep())))
                .countingAs(new RulesetVersion(version));
    }

    private static PastSale sold(PostingRules rules, String at, Line... lines) {
        OffsetDateTime moment = Shop.at(at);
        ReceiptId id =
                ReceiptId.of(Shop.TENANT, Shop.STORE, new TillId("1"), moment.toLocalDate(), new ReceiptNumber("n"));
        return new PastSale(id, moment, priced(rules, Shop.account(), moment, List.of(lines)), Map.of());
    }

    private static PricedReceipt priced(PostingRules rules, Account account, OffsetDateTime at, List<Line> lines) {
        Buyer buyer = new Buyer.Customer("cus", null, null, null, Set.of(), account.history(at), List.of());
        Receipt receipt = new Receipt(at, Shop.STORE.value(), "1", null, lines, List.of(), Set.of(), Redeem.NOTHING);
        return Pricing.price(rules.ruleset(), receipt, buyer, OfferUses.NONE, Explain.NONE);
    }

    /// A version as it was published.
    private record Version(PostingRules rules, Set<String> groups, List<Condition> asked, boolean paid) {}

    /// A sale and what has come back of it.
    private static final class Kept {
        final RecordedSale sale;
        final OffsetDateTime at;
        final PostingRules rules;
        final Map<String, Quantity> returned = new HashMap<>();

        Kept(RecordedSale sale, OffsetDateTime at, PostingRules rules) {
            this.sale = sale;
            this.at = at;
            this.rules = rules;
        }

        PastSale past() {
            return new PastSale(sale.receipt(), at, sale.priced(), returned);
        }

        boolean isWhole() {
            return sale.priced().lines().stream()
                    .allMatch(line -> left(line, line.line().quantity().units()) == 0);
        }

        /// Half up by decimal arithmetic, as the text has it.
        long left(PricedLine line, long figure) {
            long back = returned.getOrDefault(line.line().id(), Quantity.ZERO).units();
            return figure
                    - BigDecimal.valueOf(figure)
                            .multiply(BigDecimal.valueOf(back))
                            .divide(BigDecimal.valueOf(line.line().quantity().units()), 0, RoundingMode.HALF_UP)
                            .longValueExact();
        }
    }

    /// A random life of one account.
    private static final class History {
        private final SplittableRandom random;
        private final Shop shop = Shop.open();
        private final List<Version> versions = new ArrayList<>();
        private final List<Kept> sales = new ArrayList<>();
        private final long brought;
        private OffsetDateTime now = Shop.at("2026-08-01T09:00");
        private Account account = Shop.account();
        private int recounts;

        History(SplittableRandom random) {
            this.random = random;
            brought = random.nextInt(4) == 0 ? 1 + random.nextInt(100_000) : 0;
            publish();
            if (brought > 0) {
                Counters counters = new Counters(
                        Map.of(new Subject.Bought(null, Measured.MONEY), new Tally(brought, List.of())),
                        List.of(),
                        LocalDate.of(2026, 1, 1),
                        versions.getFirst().rules().counting());
                account = new Account(Shop.ACCOUNT, Shop.PROGRAMME, 1, LotBook.EMPTY, LotNumber.FIRST, counters, null);
            }
        }

        void step() {
            now = now.plusMinutes(random.nextInt(1, 2_000));
            switch (random.nextInt(10)) {
                case 0 -> publish();
                case 1 -> recount();
                case 2, 3 -> giveBack();
                default -> sell();
            }
        }

        /// @return how often figures were built anew
        int end() {
            if (inForce().rules().mustRecount(account.counters())) {
                recount();
            }
            check("after the last recount");
            Counters before = account.counters();
            recount();
            check("twice");
            assertThat(account.counters().purchases()).isEqualTo(before.purchases());
            return recounts;
        }

        private Version inForce() {
            return versions.getLast();
        }

        private PostingRules judge(PostingRules rules) {
            RulesetVersion counted = account.counters().counted();
            int first = Math.max(rules.counting().number(), counted.number());
            return versions.get(first - 1).rules();
        }

        private void publish() {
            Set<String> groups = new HashSet<>();
            GROUPS.forEach(group -> {
                if (random.nextBoolean()) {
                    groups.add(group);
                }
            });
            if (groups.isEmpty()) {
                groups.add("shoes");
            }
            List<Condition> asked = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                @Nullable String segment = random.nextBoolean() ? "a" : null;
                Measured measure = random.nextBoolean() ? Measured.MONEY : Measured.QUANTITY;
                asked.add(Shop.accumulated(segment, period(), measure));
            }
            if (random.nextBoolean()) {
                asked.add(new Condition.Purchases(new Condition.Purchases.Count.AtLeast(1), period()));
            }
            boolean paid = random.nextInt(4) > 0;
            PostingRules rules = rules(0, groups, asked, paid ? Scheme.Accumulate.PAID : Scheme.Accumulate.AMOUNT);
            RulesetVersion next = new RulesetVersion(versions.size() + 1);
            boolean anew =
                    versions.isEmpty() || rules.asksOtherwiseThan(inForce().rules());
            RulesetVersion counting = anew ? next : inForce().rules().counting();
            versions.add(new Version(rules.countingAs(counting), groups, asked, paid));
        }

        private Period period() {
            return switch (random.nextInt(5)) {
                case 0 -> new Period.Current(PeriodUnit.MONTH);
                case 1 -> new Period.Previous(PeriodUnit.MONTH);
                case 2 -> new Period.Current(PeriodUnit.QUARTER);
                case 3 -> new Period.Rolling(random.nextInt(1, 40));
                default -> EVER;
            };
        }

        /// Mostly by the version in force, sometimes by one that a till or a quote still has, and sometimes late.
        private void sell() {
            Version version = random.nextInt(3) > 0 ? inForce() : versions.get(random.nextInt(versions.size()));
            OffsetDateTime at = random.nextInt(4) > 0 ? now : now.minusDays(random.nextInt(30));
            List<Line> lines = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                String group = GROUPS.get(random.nextInt(GROUPS.size()));
                String price = BigDecimal.valueOf(random.nextInt(1, 20_000), 2).toPlainString();
                String quantity =
                        BigDecimal.valueOf(random.nextInt(1, 5_000), 3).toPlainString();
                lines.add(Shop.line("l" + i, group, price, quantity));
            }
            PricedReceipt priced = priced(version.rules(), account, at, lines);
            ReceiptId id = ReceiptId.of(
                    Shop.TENANT, Shop.STORE, new TillId("1"), at.toLocalDate(), new ReceiptNumber("n" + sales.size()));
            PostedSale posted = PostSale.post(
                    account,
                    version.rules(),
                    judge(version.rules()),
                    new SaleToPost(
                            shop.id(now.toInstant()),
                            id,
                            at,
                            now.toInstant(),
                            priced,
                            Channel.ONLINE,
                            Shop.TENANT,
                            Shop.TENANT,
                            Shop.KEY));
            account = posted.account();
            RecordedSale recorded =
                    new RecordedSale(id, at.toLocalDate(), priced, posted.posting(), null, Shop.TENANT, Shop.TENANT);
            sales.add(new Kept(recorded, at, version.rules()));
        }

        private void giveBack() {
            List<Kept> left = sales.stream().filter(sale -> !sale.isWhole()).toList();
            if (left.isEmpty()) {
                return;
            }
            Kept sale = left.get(random.nextInt(left.size()));
            boolean all = random.nextBoolean();
            Map<String, Quantity> back = new HashMap<>();
            for (PricedLine line : sale.sale.priced().lines()) {
                long rest = line.line().quantity().units()
                        - sale.returned
                                .getOrDefault(line.line().id(), Quantity.ZERO)
                                .units();
                long some = all ? rest : random.nextLong(rest + 1);
                if (some > 0) {
                    back.put(line.line().id(), Quantity.ofThousandths(some));
                }
            }
            if (back.isEmpty()) {
                return;
            }
            ReturnOutcome outcome = ReturnGoods.post(
                    account,
                    sale.rules,
                    judge(sale.rules),
                    inForce().rules().tiers(),
                    new ReturnToPost(
                            shop.id(now.toInstant()), sale.sale, sale.returned, back, now, now.toInstant(), Shop.KEY));
            account = ((ReturnOutcome.Posted) outcome).account();
            back.forEach((line, more) -> sale.returned.merge(
                    line, more, (one, other) -> Quantity.ofThousandths(one.units() + other.units())));
        }

        private void recount() {
            Recount recount = new Recount(account.counters(), judge(inForce().rules()));
            sales.forEach(sale -> recount.add(sale.past(), judge(sale.rules)));
            account = recount.of(account);
            recounts++;
            check("after a recount");
        }

        private void check(String when) {
            for (Condition condition : inForce().asked()) {
                switch (condition) {
                    case Condition.Accumulated(Accumulation what, var _, var _, var _) ->
                        assertThat(account.history(now).accumulated(what))
                                .as("%s, %s", when, what)
                                .isEqualTo(naive(what)
                                        + (what.equals(new Accumulation(null, EVER, Measured.MONEY)) ? brought : 0));
                    case Condition.Purchases(var _, Period period) ->
                        assertThat(account.history(now).purchases(period))
                                .as("%s, purchases of %s", when, period)
                                .isEqualTo(sales.stream()
                                        .filter(sale -> !sale.isWhole() && isIn(period, sale.at.toLocalDate()))
                                        .count());
                    default -> throw new AssertionError(condition);
                }
            }
        }

        private long naive(Accumulation what) {
            long sum = 0;
            for (Kept sale : sales) {
                for (PricedLine line : sale.sale.priced().lines()) {
                    boolean counts = what.segment() == null
                            || line.line().groups().stream().anyMatch(inForce().groups()::contains);
                    if (counts && isIn(what.period(), sale.at.toLocalDate())) {
                        Money money = inForce().paid() ? line.total() : line.amount();
                        sum += sale.left(
                                line,
                                what.measure() == Measured.MONEY
                                        ? money.units()
                                        : line.line().quantity().units());
                    }
                }
            }
            return sum;
        }

        private boolean isIn(Period period, LocalDate day) {
            LocalDate today = now.toLocalDate();
            return switch (period) {
                case Period.Lifetime _ -> true;
                case Period.Rolling(int days) -> !day.isAfter(today) && day.isAfter(today.minusDays(days));
                case Period.Current(PeriodUnit unit) -> number(unit, day) == number(unit, today);
                case Period.Previous(PeriodUnit unit) -> number(unit, day) == number(unit, today) - 1;
                case Period.PreviousPurchase _ -> throw new AssertionError(period);
            };
        }

        private static long number(PeriodUnit unit, LocalDate day) {
            return unit == PeriodUnit.MONTH
                    ? day.getYear() * 12L + day.getMonthValue()
                    : day.getYear() * 4L + day.get(IsoFields.QUARTER_OF_YEAR);
        }
    }
}
