package io.kopilka.domain.ledger;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReceiptNumber;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.TillId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.PointValue;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A shop to try the ledger in: 10 % of points for what is paid, half a receipt may be paid with points,
/// a point is a rouble and lives a year. Segments: `shoes`, `food`.
public final class Shop {
    public static final TenantId TENANT = new TenantId("ten_01JZZZZZZZZZZZZZZZZZZZZZZ0");
    public static final ProgrammeId PROGRAMME = ProgrammeId.ownOf(TENANT);
    public static final AccountId ACCOUNT = new AccountId("acc_01JZZZZZZZZZZZZZZZZZZZZZZ1");
    public static final StoreId STORE = new StoreId("sto_01JZZZZZZZZZZZZZZZZZZZZZZ2");
    public static final KeyId KEY = new KeyId("key_01JZZZZZZZZZZZZZZZZZZZZZZ3");

    public static final Scheme SCHEME = new Scheme(
            new PointValue(100 * PointValue.PER_MINOR),
            Points.whole(1),
            Scheme.Rounding.DOWN,
            new Scheme.Redemption(Percent.whole(50), null, Money.ZERO, Money.ZERO, true),
            0,
            new Scheme.Expiry.AfterDays(365),
            Scheme.Accumulate.PAID,
            Scheme.Debt.OWE,
            0);

    private final PostingRules rules;
    private int numbers;
    private int steps;

    private Shop(Ruleset ruleset) {
        rules = PostingRules.of(CompiledRuleset.of(ruleset));
    }

    /// What is posted and what a return will know of it.
    public record Sold(PostedSale posted, RecordedSale recorded) {
        public Account account() {
            return posted.account();
        }
    }

    public static Shop open() {
        return open(SCHEME, List.of(), List.of());
    }

    public static Shop with(UnaryOperator<Ruleset> change) {
        return new Shop(change.apply(ruleset(SCHEME, List.of(), List.of())));
    }

    /// A shop whose offers ask for these conditions and whose tiers are these.
    public static Shop open(@Nullable Scheme scheme, List<Condition> asked, List<Tier> tiers) {
        return new Shop(ruleset(scheme, asked, tiers));
    }

    public static Ruleset ruleset(@Nullable Scheme scheme, List<Condition> asked, List<Tier> tiers) {
        List<Offer> offers = new ArrayList<>();
        offers.add(offer("back", null, new Effect.PointsPercent(new Value.Fixed<>(Percent.whole(10)))));
        for (Condition condition : asked) {
            offers.add(offer("asked-" + offers.size(), condition, new Effect.Message(Text.of("!"))));
        }
        return new Ruleset(
                Currency.getInstance("RUB"),
                List.of(segment("shoes"), segment("food")),
                offers,
                null,
                List.of(new Promotion(
                        "always",
                        Text.of("always"),
                        null,
                        null,
                        null,
                        null,
                        offers.stream().map(Offer::id).toList())),
                scheme,
                null,
                tiers,
                List.of(),
                null);
    }

    public static Condition accumulated(@Nullable String segment, Period period, Measured measure) {
        return new Condition.Accumulated(
                new Accumulation(segment, period, measure), Money.ofMinor(Long.MAX_VALUE), null, false);
    }

    private static Offer offer(String id, @Nullable Condition when, Effect effect) {
        return new Offer(id, Text.of(id), null, null, 0, when, effect, Offer.Caps.NONE);
    }

    private static Segment segment(String id) {
        return new Segment(id, Text.of(id), new Segment.Products(Set.of(), List.of(id), null, Map.of()), null);
    }

    public static Line line(String id, String group, String price, String quantity) {
        return new Line(
                id,
                "sku-" + id,
                List.of(group),
                Quantity.ofThousandths(scaled(quantity, 3)),
                Money.ofMinor(scaled(price, 2)),
                null,
                Map.of(),
                Map.of());
    }

    public static Money money(String amount) {
        return Money.ofMinor(scaled(amount, 2));
    }

    public static Points points(String amount) {
        return Points.ofUnits(scaled(amount, Points.DECIMALS));
    }

    private static long scaled(String decimal, int digits) {
        return new BigDecimal(decimal).movePointRight(digits).longValueExact();
    }

    public static Account account() {
        return Account.open(ACCOUNT, PROGRAMME);
    }

    public static OffsetDateTime at(String moment) {
        return OffsetDateTime.parse(moment + "+05:00");
    }

    public PostingRules rules() {
        return rules;
    }

    /// Sells over the counter, recorded at once.
    public Sold sell(Account account, String at, Redeem redeem, Line... lines) {
        return sell(account, account, at(at), at(at).toInstant(), redeem, Channel.ONLINE, Arrays.asList(lines));
    }

    /// Sells without points.
    public Sold sell(Account account, String at, Line... lines) {
        return sell(account, at, Redeem.NOTHING, lines);
    }

    /// Sells at a till that knows the account as it was once.
    public Sold sell(
            Account account,
            Account known,
            OffsetDateTime at,
            Instant recordedAt,
            Redeem redeem,
            Channel channel,
            List<Line> lines) {
        return sell(account, known, at, recordedAt, redeem, channel, null, lines);
    }

    /// Sells and ends a hold with it.
    public Sold sell(
            Account account,
            Account known,
            OffsetDateTime at,
            Instant recordedAt,
            Redeem redeem,
            Channel channel,
            @Nullable Ulid hold,
            List<Line> lines) {
        PricedReceipt priced = price(known, at, redeem, lines);
        ReceiptId receipt =
                ReceiptId.of(TENANT, STORE, new TillId("1"), at.toLocalDate(), new ReceiptNumber("n" + ++numbers));
        PostedSale posted = PostSale.post(
                account,
                rules,
                rules,
                new SaleToPost(id(recordedAt), receipt, at, recordedAt, priced, channel, TENANT, TENANT, KEY, hold));
        return new Sold(
                posted,
                new RecordedSale(
                        receipt, at.toLocalDate(), priced, posted.posting(), posted.tierBefore(), TENANT, TENANT));
    }

    public PricedReceipt price(Account known, OffsetDateTime at, Redeem redeem, List<Line> lines) {
        Buyer buyer = new Buyer.Customer(
                "cus",
                null,
                known.tier() == null ? null : known.tier().tier(),
                null,
                Set.of(),
                known.history(at),
                known.redeemableLots(at.toLocalDate()));
        Receipt receipt = new Receipt(at, STORE.value(), "1", null, lines, List.of(), Set.of(), redeem);
        return Pricing.price(rules.ruleset(), receipt, buyer, OfferUses.NONE, Explain.NONE);
    }

    /// Takes goods back.
    public ReturnOutcome giveBack(
            Account account, RecordedSale sale, String at, Map<String, Quantity> before, Map<String, Quantity> now) {
        OffsetDateTime moment = at(at);
        return ReturnGoods.post(
                account,
                rules,
                rules,
                rules.tiers(),
                new ReturnToPost(id(moment.toInstant()), sale, before, now, moment, moment.toInstant(), KEY));
    }

    /// A return that is expected to be posted.
    public ReturnOutcome.Posted returned(
            Account account, RecordedSale sale, String at, Map<String, Quantity> before, Map<String, Quantity> now) {
        if (giveBack(account, sale, at, before, now) instanceof ReturnOutcome.Posted posted) {
            return posted;
        }
        throw new AssertionError("the return was refused");
    }

    public Ulid id(Instant moment) {
        byte[] random = new byte[Ulid.RANDOM_BYTES];
        random[Ulid.RANDOM_BYTES - 1] = (byte) ++steps;
        random[Ulid.RANDOM_BYTES - 2] = (byte) (steps >> 8);
        return Ulid.of(moment, random);
    }
}
