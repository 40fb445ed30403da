package io.kopilka.domain.pricing;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A ruleset made ready to price many receipts: offers in priority order, indexed by segment, audience, card
/// kind,
/// tier,
/// customer and store, so that a receipt costs what the offers that can matter to it cost, not what all do.
///
/// Immutable to its users and safe to share between threads. The ruleset must have passed validation: ids are
/// unique
/// and
/// what is referred to is there.
public final class CompiledRuleset {
    /// How many days and stores are remembered at the most.
    private static final int REMEMBERED_DAYS = 4_096;

    private final Ruleset ruleset;
    private final SegmentIndex segments;
    private final List<CompiledOffer> offers;
    private final CombinationTree discounts;
    private final CombinationTree accruals;
    private final Gate.Gates gates;
    private final Map<String, Integer> audiences;
    private final List<Accumulation> accumulations;
    private final long[] scopedToAll;
    private final long[][] scopedTo;
    private final List<IssueReminder> reminders;
    private final Asks asks;
    private final Map<DayInStore, long[]> live = new ConcurrentHashMap<>();

    /// A card kind and the checks under which the cashier is reminded to hand one out.
    record IssueReminder(CardKind kind, List<Check> checks) {}

    private record DayInStore(LocalDate day, @Nullable String store) {}

    private CompiledRuleset(Ruleset ruleset) {
        this.ruleset = ruleset;
        segments = new SegmentIndex(ruleset.segments());
        Compilation compilation = new Compilation(segments);
        List<Offer> sorted = new ArrayList<>(ruleset.offers());
        sorted.sort(priorityOrder());
        List<CompiledOffer> compiled = new ArrayList<>(sorted.size());
        for (Offer offer : sorted) {
            compiled.add(new CompiledOffer(offer, compiled.size(), compilation));
        }
        offers = List.copyOf(compiled);
        discounts = new CombinationTree(ruleset.combination(), byId(effect -> effect instanceof Effect.Discount));
        accruals = new CombinationTree(ruleset.pointsCombination(), byId(effect -> effect instanceof Effect.Accrual));
        gates = Gate.Gates.of(offers);
        scopedToAll = new long[Bits.words(offers.size())];
        scopedTo = new long[segments.count()][scopedToAll.length];
        for (CompiledOffer offer : offers) {
            int segment = offer.scope.segment;
            if (segment == SegmentIndex.ALL) {
                Bits.set(scopedToAll, offer.rank);
            } else if (segment >= 0) {
                Bits.set(scopedTo[segment], offer.rank);
            }
        }
        Checks issueChecks = new Checks(compilation, "");
        reminders = ruleset.cardKinds().stream()
                .filter(kind -> kind.personal() && kind.issueWhen() != null)
                .map(kind -> new IssueReminder(kind, List.of(issueChecks.ofAll(kind.issueWhen()))))
                .toList();
        for (Tier tier : ruleset.tiers()) {
            compilation.gauge(tier.accumulation(), false);
        }
        audiences = compilation.audiences();
        accumulations = compilation.accumulations();
        asks = Asks.of(ruleset);
    }

    /// Makes a ruleset ready. Costs some microseconds an offer, so it is done once for each version.
    public static CompiledRuleset of(Ruleset ruleset) {
        return new CompiledRuleset(ruleset);
    }

    /// Offers by higher priority, then by the earlier id.
    static Comparator<Offer> priorityOrder() {
        return PriorityOrder.by(Offer::priority, Offer::id);
    }

    public Ruleset ruleset() {
        return ruleset;
    }

    /// Every accumulation that a condition, a scale, an effect or a tier asks for: what an account must keep.
    public List<Accumulation> accumulations() {
        return accumulations;
    }

    /// What else the price asks of a buyer.
    public Asks asks() {
        return asks;
    }

    /// Whether a segment of this ruleset holds a line. All goods, null, hold every line; a segment that the ruleset
    /// does not have holds none.
    public boolean segmentHolds(@Nullable String segment, Line line) {
        int number = segments.number(segment);
        if (number < 0) {
            return number == SegmentIndex.ALL;
        }
        long[] held = new long[segments.words()];
        segments.segmentsOf(line, held, 0);
        return (held[number >>> 6] >>> number & 1) != 0;
    }

    SegmentIndex segments() {
        return segments;
    }

    /// The set of those audiences of a customer that some condition names, by number.
    long[] audiencesOf(Buyer.@Nullable Customer customer) {
        long[] bits = new long[Bits.words(audiences.size())];
        if (customer != null) {
            for (String id : customer.audiences()) {
                Integer number = audiences.get(id);
                if (number != null) {
                    Bits.set(bits, number);
                }
            }
        }
        return bits;
    }

    List<CompiledOffer> offers() {
        return offers;
    }

    CombinationTree discounts() {
        return discounts;
    }

    CombinationTree accruals() {
        return accruals;
    }

    Gate.Gates gates() {
        return gates;
    }

    List<IssueReminder> reminders() {
        return reminders;
    }

    /// The offers that some promotion makes live on a day in a store. Not to be changed.
    long[] liveOn(LocalDate day, @Nullable String store) {
        DayInStore key = new DayInStore(day, store);
        long[] known = live.get(key);
        if (known == null) {
            if (live.size() >= REMEMBERED_DAYS) {
                live.clear();
            }
            known = findLive(day, store);
            live.put(key, known);
        }
        return known;
    }

    private long[] findLive(LocalDate day, @Nullable String store) {
        java.util.Set<String> ids = new java.util.HashSet<>();
        for (Promotion promotion : ruleset.promotions()) {
            if (promotion.isOn(day, store)) {
                ids.addAll(promotion.offers());
            }
        }
        long[] bits = new long[scopedToAll.length];
        for (CompiledOffer offer : offers) {
            if (ids.contains(offer.offer.id())) {
                Bits.set(bits, offer.rank);
            }
        }
        return bits;
    }

    /// The offers whose segment holds a line of the sale.
    long[] inScope(Sale sale) {
        long[] bits = scopedToAll.clone();
        long[] hit = sale.segmentsHit();
        for (int w = 0; w < hit.length; w++) {
            for (long rest = hit[w]; rest != 0; rest &= rest - 1) {
                Bits.or(bits, scopedTo[(w << 6) + Long.numberOfTrailingZeros(rest)]);
            }
        }
        return bits;
    }

    private Map<String, CompiledOffer> byId(Predicate<Effect> kind) {
        Map<String, CompiledOffer> byId = new LinkedHashMap<>();
        for (CompiledOffer offer : offers) {
            if (kind.test(offer.offer.effect())) {
                byId.put(offer.offer.id(), offer);
            }
        }
        return byId;
    }
}
