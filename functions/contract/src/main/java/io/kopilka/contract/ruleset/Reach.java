package io.kopilka.contract.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.ruleset.Value.Measure;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out whether an offer can apply on any receipt at all. It says no only where that is certain; what it does
/// not understand may be reachable.
///
/// Everything that must hold together is laid out as single conditions, some of them negated: the parts of `when`,
/// and what else the offer needs, written as conditions (a line in its scope is a quantity above zero of that
/// segment). Of each two it knows:
///
/// - ranges of one measure (`receiptTotal`, `quantity`, `accumulated`, `purchases`, `uses`) that have nothing in
///   common, a part of the receipt that should be more than the whole, and a range within a negated one;
/// - lists of which a receipt has one member only (`customers`, `cardKinds`, `tiers`, `stores`, `tills`), and
///   `payment`, without a common member; a list within a negated one, there also `audiences`;
/// - windows without a common moment in the week;
/// - a universal card, which has no customer, together with what needs one;
/// - a first purchase together with a later one, both counted over the whole life;
/// - any condition together with its own negation.
///
/// An `any` is unreachable if each of its parts is, together with what stands around it.
final class Reach {
    /// Why something cannot be reached.
    ///
    /// @param pointer the condition that does not go with another
    /// @param ru the reason, the tail of a sentence
    /// @param en the reason, the tail of a sentence
    record Obstacle(String pointer, String ru, String en) {}

    /// Holds for every customer and for nobody else: the receipt at hand is a purchase itself.
    private static final Condition CUSTOMER = new Condition.Purchases(new Count.AtLeast(1), new Period.Lifetime());

    /// A condition that must hold, or must not.
    private record Claim(Condition condition, boolean holds, String pointer) {}

    /// Of several alternatives one must hold.
    private record Choice(List<List<Claim>> alternatives, String pointer) {}

    private final References references;

    Reach(References references) {
        this.references = references;
    }

    /// What bars an offer from ever applying; null where nothing is known to.
    @Nullable
    Obstacle ofOffer(Offer offer, Ruleset ruleset, String pointer, String base) {
        List<Claim> claims = new ArrayList<>();
        Obstacle lines = lines(offer, pointer, claims);
        if (lines != null) {
            return lines;
        }
        effect(offer.effect(), pointer + "/effect/" + offer.effect().key(), claims);
        if (offer.when() != null) {
            claims.add(new Claim(offer.when(), true, pointer + "/when"));
        }
        Choice promotions = promotions(offer, ruleset, pointer, base);
        return obstacle(List.of(), claims, promotions == null ? List.of() : List.of(promotions));
    }

    /// What bars the reminder to hand out a card; it comes only where there is no customer (docs/pricing.md 15.5).
    @Nullable
    Obstacle ofReminder(Condition issueWhen, String pointer) {
        Claim nobody = new Claim(CUSTOMER, false, pointer);
        return obstacle(List.of(), List.of(nobody, new Claim(issueWhen, true, pointer)), List.of());
    }

    // ------------------------------------------------------------------ what an offer needs besides its conditions

    private @Nullable Obstacle lines(Offer offer, String pointer, List<Claim> claims) {
        if (offer.effect() instanceof Effect.Gift) {
            return null;
        }
        if (references.holdsNothing(offer.scope())) {
            return new Obstacle(
                    pointer + "/scope",
                    "в сегменте «" + offer.scope() + "» не может быть ни одного товара",
                    "the segment “" + offer.scope() + "” cannot hold any product");
        }
        claims.add(new Claim(
                new Condition.QuantityBought(Range.atLeast(Quantity.ofThousandths(1)), offer.scope()),
                true,
                pointer + "/scope"));
        switch (offer.lineWhen()) {
            case null -> {}
            case LineWhen.ByQuantity(var range) -> byQuantity(range, offer.scope(), pointer, claims);
            case LineWhen.ByAmount(var range) -> byAmount(range, offer.scope(), pointer, claims);
            case LineWhen.ByBoth(var quantity, var amount) -> {
                byQuantity(quantity, offer.scope(), pointer, claims);
                byAmount(amount, offer.scope(), pointer, claims);
            }
        }
        if (offer.effect() instanceof Effect.Bundle(var items, var _)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof BundleItem.OfSegment(var segment, var _)
                        && references.holdsNothing(segment)) {
                    return new Obstacle(
                            pointer + "/effect/bundle/items/" + i + "/segment",
                            "в сегменте «" + segment + "» не может быть ни одного товара",
                            "the segment “" + segment + "” cannot hold any product");
                }
            }
        }
        return null;
    }

    private static void byQuantity(Range<Quantity> range, @Nullable String scope, String pointer, List<Claim> claims) {
        if (range.atLeast() != null) {
            Condition bought = new Condition.QuantityBought(Range.atLeast(range.atLeast()), scope);
            claims.add(new Claim(bought, true, pointer + "/lineWhen"));
        }
    }

    private static void byAmount(Range<Money> range, @Nullable String scope, String pointer, List<Claim> claims) {
        if (range.atLeast() != null) {
            Condition total = new Condition.ReceiptTotal(Range.atLeast(range.atLeast()), scope);
            claims.add(new Claim(total, true, pointer + "/lineWhen"));
        }
    }

    private static void effect(Effect effect, String at, List<Claim> claims) {
        switch (effect) {
            case Effect.PercentOfPreviousPurchase _ -> claims.add(new Claim(CUSTOMER, true, at));
            case Effect.Accrual _ -> claims.add(new Claim(CUSTOMER, true, at));
            case Effect.PercentOff(var value) -> scale(value, at, claims);
            case Effect.AmountOff(var value) -> scale(value, at, claims);
            case Effect.AmountOffPerUnit(var value) -> scale(value, at, claims);
            case Effect.UnitPrice(var value) -> scale(value, at, claims);
            case Effect.PercentMarkup(var value) -> scale(value, at, claims);
            case Effect.AmountMarkup(var value) -> scale(value, at, claims);
            case Effect.PriceKind _,
                    Effect.NForM _,
                    Effect.Bundle _,
                    Effect.Gift _,
                    Effect.Message _,
                    Effect.Forbid _,
                    Effect.IssueCoupon _,
                    Effect.Stamps _,
                    Effect.Tickets _ -> {}
        }
    }

    /// Without a customer a scale by accumulation gives nothing (docs/pricing.md 7.3).
    private static void scale(Value<?> value, String at, List<Claim> claims) {
        if (value instanceof Value.Scale<?>(var by, var _) && by instanceof Measure.Accumulated) {
            claims.add(new Claim(CUSTOMER, true, at));
        }
    }

    /// One of the promotions that list the offer must be on. Only stores and spans shorter than a week say anything.
    private static @Nullable Choice promotions(Offer offer, Ruleset ruleset, String pointer, String base) {
        List<List<Claim>> alternatives = new ArrayList<>();
        for (int p = 0; p < ruleset.promotions().size(); p++) {
            Promotion promotion = ruleset.promotions().get(p);
            if (!promotion.offers().contains(offer.id())) {
                continue;
            }
            List<Claim> claims = new ArrayList<>();
            if (promotion.stores() != null && !promotion.stores().isEmpty()) {
                claims.add(new Claim(
                        new Condition.Stores(promotion.stores()), true, base + "/promotions/" + p + "/stores"));
            }
            Set<DayOfWeek> days = days(promotion);
            if (!days.isEmpty()) {
                Condition on = new Condition.Schedule(List.of(new Window(days, LocalTime.MIN, null)));
                claims.add(new Claim(on, true, base + "/promotions/" + p));
            }
            if (claims.isEmpty()) {
                return null;
            }
            alternatives.add(claims);
        }
        return alternatives.isEmpty() ? null : new Choice(alternatives, pointer + "/when");
    }

    /// The weekdays on which a promotion is on; empty where nothing can be said, as of one that ends before it begins:
    /// that is its own fault, and its offers' days are not known.
    private static Set<DayOfWeek> days(Promotion promotion) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (promotion.from() == null
                || promotion.to() == null
                || promotion.to().isBefore(promotion.from())
                || !promotion.to().isBefore(promotion.from().plusDays(6))) {
            return days;
        }
        promotion.from().datesUntil(promotion.to().plusDays(1)).forEach(day -> days.add(day.getDayOfWeek()));
        return days;
    }

    // ------------------------------------------------------------------ what goes together

    /// @param around what is known to go together already
    private @Nullable Obstacle obstacle(List<Claim> around, List<Claim> added, List<Choice> offered) {
        List<Claim> all = new ArrayList<>(around);
        List<Choice> choices = new ArrayList<>(offered);
        List<Claim> single = new ArrayList<>();
        added.forEach(claim -> lay(claim, single, choices));
        for (Claim claim : single) {
            Obstacle alone = alone(claim);
            if (alone != null) {
                return alone;
            }
            for (Claim other : all) {
                if (excludeEachOther(other, claim)) {
                    return new Obstacle(
                            claim.pointer(),
                            "«" + claim.condition().key() + "» здесь и " + other.pointer() + " не бывают вместе",
                            "“" + claim.condition().key() + "” here and " + other.pointer() + " exclude each other");
                }
            }
            all.add(claim);
        }
        for (Choice choice : choices) {
            if (choice.alternatives().stream().allMatch(alternative -> obstacle(all, alternative, List.of()) != null)) {
                return new Obstacle(
                        choice.pointer(),
                        "ни один из вариантов не совместим с остальным",
                        "none of the alternatives goes with the rest");
            }
        }
        return null;
    }

    /// Lays out `all`, `any` and `not`.
    private static void lay(Claim claim, List<Claim> single, List<Choice> choices) {
        String at = claim.pointer() + "/" + claim.condition().key();
        switch (claim.condition()) {
            case Condition.Not(var part) -> lay(new Claim(part, !claim.holds(), at), single, choices);
            case Condition.All(var parts) -> parts(claim, parts, claim.holds(), single, choices);
            case Condition.Any(var parts) -> parts(claim, parts, !claim.holds(), single, choices);
            case Condition.ReceiptTotal _,
                    Condition.QuantityBought _,
                    Condition.Accumulated _,
                    Condition.Purchases _,
                    Condition.ReceiptNumber _,
                    Condition.Payment _,
                    Condition.Schedule _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.CardKinds _,
                    Condition.Tiers _,
                    Condition.Birthday _,
                    Condition.FirstPurchase _,
                    Condition.CouponOf _,
                    Condition.Stores _,
                    Condition.Tills _,
                    Condition.Uses _ -> single.add(claim);
        }
    }

    private static void parts(
            Claim claim, List<Condition> parts, boolean together, List<Claim> single, List<Choice> choices) {
        List<List<Claim>> alternatives = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String at = claim.pointer() + "/" + claim.condition().key() + "/" + i;
            Claim part = new Claim(parts.get(i), claim.holds(), at);
            if (together) {
                lay(part, single, choices);
            } else {
                alternatives.add(List.of(part));
            }
        }
        if (!alternatives.isEmpty()) {
            choices.add(new Choice(alternatives, claim.pointer()));
        }
    }

    private @Nullable Obstacle alone(Claim claim) {
        Span span = Span.of(claim.condition());
        if (claim.holds() && span != null && span.from() > 0 && references.holdsNothing(measured(claim.condition()))) {
            return new Obstacle(
                    claim.pointer(),
                    "в сегменте «" + measured(claim.condition()) + "» не может быть ни одного товара",
                    "the segment “" + measured(claim.condition()) + "” cannot hold any product");
        }
        boolean always = switch (claim.condition()) {
            case Condition.ReceiptTotal _, Condition.QuantityBought _ -> span != null && span.isEverything();
            case Condition.Schedule schedule -> WeekHours.of(schedule).isWholeWeek();
            case Condition _ -> false;
        };
        return always && !claim.holds()
                ? new Obstacle(
                        claim.pointer(),
                        "условие «" + claim.condition().key() + "» выполняется всегда, а здесь отрицается",
                        "the condition “" + claim.condition().key() + "” always holds and is negated here")
                : null;
    }

    /// The segment of the receipt that a condition measures.
    private static @Nullable String measured(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal(var _, var segment) -> segment;
            case Condition.QuantityBought(var _, var segment) -> segment;
            case Condition _ -> null;
        };
    }

    private boolean excludeEachOther(Claim one, Claim other) {
        if (one.holds() && other.holds()) {
            return bothNever(one.condition(), other.condition()) || bothNever(other.condition(), one.condition());
        }
        if (one.holds() == other.holds()) {
            return false;
        }
        return one.holds() ? implies(one.condition(), other.condition()) : implies(other.condition(), one.condition());
    }

    /// Whether two conditions never hold on one receipt. Asked in both orders.
    private boolean bothNever(Condition one, Condition other) {
        Span span = Span.of(one);
        Span second = Span.of(other);
        if (span != null && second != null && span.isApartFrom(second)) {
            return true;
        }
        return switch (one) {
            case Condition.Customers(var ids) -> other instanceof Condition.Customers(var more) && apart(ids, more);
            case Condition.Tiers(var ids) -> other instanceof Condition.Tiers(var more) && apart(ids, more);
            case Condition.Stores(var ids) -> other instanceof Condition.Stores(var more) && apart(ids, more);
            case Condition.Tills(var ids) -> other instanceof Condition.Tills(var more) && apart(ids, more);
            case Condition.Payment(var kinds) -> other instanceof Condition.Payment(var more) && apart(kinds, more);
            case Condition.CardKinds(var ids) ->
                (other instanceof Condition.CardKinds(var more) && apart(ids, more))
                        || (references.areUniversal(ids) && needsCustomer(other));
            case Condition.Schedule schedule ->
                other instanceof Condition.Schedule more
                        && !WeekHours.of(schedule).meets(WeekHours.of(more));
            case Condition.FirstPurchase() ->
                other instanceof Condition.Purchases(var count, var period) && needsEarlier(count, period);
            case Condition _ -> false;
        };
    }

    /// Whether one condition makes sure that the other holds.
    private static boolean implies(Condition one, Condition other) {
        if (one.equals(other) || (other.equals(CUSTOMER) && needsCustomer(one))) {
            return true;
        }
        Span span = Span.of(one);
        Span second = Span.of(other);
        if (span != null && second != null && span.isWithin(second)) {
            return true;
        }
        return switch (one) {
            case Condition.Customers(var ids) ->
                other instanceof Condition.Customers(var more) && more.containsAll(ids);
            case Condition.Audiences(var ids) ->
                other instanceof Condition.Audiences(var more) && more.containsAll(ids);
            case Condition.CardKinds(var ids) ->
                other instanceof Condition.CardKinds(var more) && more.containsAll(ids);
            case Condition.Tiers(var ids) -> other instanceof Condition.Tiers(var more) && more.containsAll(ids);
            case Condition.Stores(var ids) -> other instanceof Condition.Stores(var more) && more.containsAll(ids);
            case Condition.Tills(var ids) -> other instanceof Condition.Tills(var more) && more.containsAll(ids);
            case Condition.Payment(var kinds) ->
                other instanceof Condition.Payment(var more) && more.containsAll(kinds);
            case Condition.Schedule schedule ->
                other instanceof Condition.Schedule more && WeekHours.of(more).covers(WeekHours.of(schedule));
            case Condition _ -> false;
        };
    }

    private static boolean apart(Set<String> one, Set<String> other) {
        return one.stream().noneMatch(other::contains);
    }

    /// The conditions that need a customer (docs/pricing.md 6.3).
    private static boolean needsCustomer(Condition condition) {
        return switch (condition) {
            case Condition.Accumulated _,
                    Condition.Purchases _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.Tiers _,
                    Condition.Birthday _,
                    Condition.FirstPurchase _ -> true;
            case Condition.Uses(var _, var per, var _) -> per == Per.CUSTOMER;
            case Condition.ReceiptTotal _,
                    Condition.QuantityBought _,
                    Condition.ReceiptNumber _,
                    Condition.Payment _,
                    Condition.Schedule _,
                    Condition.CardKinds _,
                    Condition.CouponOf _,
                    Condition.Stores _,
                    Condition.Tills _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _ -> false;
        };
    }

    /// Whether a count over the whole life cannot be met by the first purchase, whose number is 1.
    private static boolean needsEarlier(Count count, Period period) {
        if (!(period instanceof Period.Lifetime)) {
            return false;
        }
        return switch (count) {
            case Count.AtLeast(var number) -> number > 1;
            case Count.Every(var number) -> number > 1;
        };
    }
}
