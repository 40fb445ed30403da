package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Tier;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What publishing checks: a ruleset as a whole. Shape (names, types, ranges of single figures) is the reader's;
/// here are references, order, combination trees, limits of the whole and offers that can never apply.
///
/// An error is never a guess: whatever is named `never_applies` cannot apply on any receipt (`Reach` lists what is
/// looked at). A warning is allowed and probably not meant.
public final class RulesetValidation {
    /// So many offers may be listed by promotions, together (docs/pricing.md 2.2).
    public static final int MOST_LIVE_OFFERS = 1_000;

    /// What the engine relies on even in a document that is never published. Two offers of one id have but one place
    /// in their combination tree, and an offer that stands there twice would be counted twice.
    private static final Set<Code> RELIED_ON =
            EnumSet.of(Code.DUPLICATE_ID, Code.CYCLE, Code.STEPS_OUT_OF_ORDER, Code.UNSAFE_SCHEME);

    /// What was found, each list in the order of the document.
    ///
    /// @param errors what forbids publishing; empty where the ruleset is fit to be published
    /// @param warnings what is allowed and probably not meant
    public record Findings(List<Fault> errors, List<Fault> warnings) {
        /// Whether the ruleset may be published.
        public boolean isFit() {
            return errors.isEmpty();
        }
    }

    private final Ruleset ruleset;
    private final String base;
    private final Faults errors = new Faults();
    private final Faults warnings = new Faults();
    private final References references;
    private final AccumulationCount accumulations;
    private final ConditionCheck conditions;

    private RulesetValidation(Ruleset ruleset, String base, boolean excerpt) {
        this.ruleset = ruleset;
        this.base = base;
        references = new References(ruleset, excerpt, errors);
        accumulations = new AccumulationCount(errors);
        conditions = new ConditionCheck(references, accumulations, errors);
    }

    /// Checks a ruleset that is to be published, with pointers from the root of its document.
    public static Findings check(Ruleset ruleset) {
        return new RulesetValidation(ruleset, "", false).check();
    }

    /// Checks a ruleset that need not be complete, as in a pricing case: it may name card kinds and tiers that it
    /// does not define, and have no promotions.
    ///
    /// @param pointer where the ruleset stands in its document
    public static Findings checkExcerpt(Ruleset ruleset, String pointer) {
        return new RulesetValidation(ruleset, pointer, true).check();
    }

    /// What would make a price wrong, and so is refused even where a ruleset is only tried out.
    ///
    /// @param pointer where the ruleset stands in its document
    public static List<Fault> unpriceable(Ruleset ruleset, String pointer) {
        return checkExcerpt(ruleset, pointer).errors().stream()
                .filter(fault -> RELIED_ON.contains(fault.code()))
                .toList();
    }

    private Findings check() {
        SegmentCheck segments = new SegmentCheck(errors);
        Set<String> ids = new HashSet<>();
        for (int s = 0; s < ruleset.segments().size(); s++) {
            Segment segment = ruleset.segments().get(s);
            unique(ids, segment.id(), base + "/segments/" + s);
            segments.check(segment, base + "/segments/" + s);
        }
        if (ruleset.segments().size() > RulesetReader.MOST_SEGMENTS) {
            tooMany("/segments", "сегментов", "segments", ruleset.segments().size(), RulesetReader.MOST_SEGMENTS);
        }
        offers();
        TreeCheck trees = new TreeCheck(ruleset, references, errors);
        trees.discounts(base + "/combination");
        promotions();
        scheme();
        trees.accruals(base + "/pointsCombination");
        tiers();
        cardKinds();
        return new Findings(errors.all(), warnings.all());
    }

    private void unique(Set<String> ids, String id, String pointer) {
        if (!ids.add(id)) {
            errors.add(
                    pointer + "/id",
                    Code.DUPLICATE_ID,
                    "Идентификатор «" + id + "» указан дважды.",
                    "The id “" + id + "” is used twice.");
        }
    }

    private void tooMany(String pointer, String ru, String en, int count, int most) {
        errors.add(
                base + pointer,
                Code.TOO_MANY_ITEMS,
                "Слишком много " + ru + ": " + count + ", а допустимо не больше " + most + ".",
                "There are " + count + " " + en + "; at most " + most + " are allowed.");
    }

    private void offers() {
        Set<String> listed = new HashSet<>();
        ruleset.promotions().forEach(promotion -> listed.addAll(promotion.offers()));
        boolean idleIsOdd = !references.isExcerpt() || !ruleset.promotions().isEmpty();
        OfferCheck offers = new OfferCheck(ruleset, references, accumulations, conditions, errors, warnings, base);
        Set<String> ids = new HashSet<>();
        int live = 0;
        for (int o = 0; o < ruleset.offers().size(); o++) {
            Offer offer = ruleset.offers().get(o);
            String pointer = base + "/offers/" + o;
            unique(ids, offer.id(), pointer);
            offers.check(offer, pointer);
            if (listed.contains(offer.id())) {
                live++;
            } else if (idleIsOdd) {
                warnings.add(
                        pointer,
                        Code.IDLE_OFFER,
                        "Предложение «" + offer.id() + "» не входит ни в одну акцию и не действует.",
                        "The offer “" + offer.id() + "” is in no promotion and does nothing.");
            }
        }
        if (live > MOST_LIVE_OFFERS) {
            tooMany("/offers", "предложений в акциях", "offers in promotions", live, MOST_LIVE_OFFERS);
        }
    }

    private void promotions() {
        Set<String> ids = new HashSet<>();
        for (int p = 0; p < ruleset.promotions().size(); p++) {
            Promotion promotion = ruleset.promotions().get(p);
            String pointer = base + "/promotions/" + p;
            unique(ids, promotion.id(), pointer);
            if (promotion.from() != null
                    && promotion.to() != null
                    && promotion.to().isBefore(promotion.from())) {
                errors.add(
                        pointer + "/to",
                        Code.EMPTY_RANGE,
                        "Акция «" + promotion.id() + "» кончается раньше, чем начинается.",
                        "The promotion “" + promotion.id() + "” ends before it begins.");
            }
            if (promotion.stores() != null && promotion.stores().isEmpty()) {
                errors.add(
                        pointer + "/stores",
                        Code.OUT_OF_RANGE,
                        "У акции «" + promotion.id() + "» пустой список магазинов; чтобы она шла везде, уберите его.",
                        "The promotion “" + promotion.id()
                                + "” has an empty list of stores; leave it out to mean all of them.");
            }
            for (int o = 0; o < promotion.offers().size(); o++) {
                references.offer(promotion.offers().get(o), pointer + "/offers/" + o);
            }
        }
    }

    private void scheme() {
        Scheme scheme = ruleset.scheme();
        if (scheme == null || scheme.redemption() == null) {
            return;
        }
        String pointer = base + "/scheme/redeem";
        if (scheme.redemption().maxShare().units() > Percent.WHOLE) {
            errors.add(
                    pointer + "/maxShare",
                    Code.UNSAFE_SCHEME,
                    "Баллами можно оплатить больше 100 % чека: чек уйдёт ниже нуля.",
                    "Points may pay more than 100 % of a receipt: it would go below zero.");
        }
        references.segment(scheme.redemption().segment(), pointer + "/segment");
    }

    private void tiers() {
        Set<String> ids = new HashSet<>();
        Map<Accumulation, Tier> before = new HashMap<>();
        for (int t = 0; t < ruleset.tiers().size(); t++) {
            Tier tier = ruleset.tiers().get(t);
            String pointer = base + "/tiers/" + t;
            unique(ids, tier.id(), pointer);
            references.segment(tier.accumulation().segment(), pointer + "/accumulated/segment");
            accumulations.add(tier.accumulation(), pointer + "/accumulated");
            Tier lower = before.put(tier.accumulation(), tier);
            if (lower != null && tier.atLeast().units() <= lower.atLeast().units()) {
                warnings.add(
                        pointer + "/accumulated/atLeast",
                        Code.STEPS_OUT_OF_ORDER,
                        "Порог уровня «" + tier.id() + "» не выше порога уровня «" + lower.id()
                                + "», который стоит перед ним: тот никому не достанется.",
                        "The threshold of the tier “" + tier.id() + "” is not above that of “" + lower.id()
                                + "” before it, which nobody will hold.");
            }
        }
    }

    private void cardKinds() {
        Set<String> ids = new HashSet<>();
        for (int k = 0; k < ruleset.cardKinds().size(); k++) {
            CardKind kind = ruleset.cardKinds().get(k);
            String pointer = base + "/cardKinds/" + k;
            unique(ids, kind.id(), pointer);
            if (kind.issueWhen() == null) {
                continue;
            }
            conditions.check(kind.issueWhen(), pointer + "/issueWhen", false);
            if (!kind.personal()) {
                warnings.add(
                        pointer + "/issueWhen",
                        Code.NOT_ALLOWED_HERE,
                        "Карта «" + kind.id() + "» универсальная: её не выдают, и напоминания не будет.",
                        "A card of the kind “" + kind.id()
                                + "” is universal: it is not issued and nobody is reminded.");
                continue;
            }
            Reach.Obstacle obstacle = new Reach(references).ofReminder(kind.issueWhen(), pointer + "/issueWhen");
            if (obstacle != null) {
                warnings.add(
                        obstacle.pointer(),
                        Code.NEVER_APPLIES,
                        "Напоминание выдать карту «" + kind.id() + "» никогда не появится: " + obstacle.ru() + ".",
                        "The reminder to issue a card of the kind “" + kind.id() + "” will never come: " + obstacle.en()
                                + ".");
            }
        }
    }
}
