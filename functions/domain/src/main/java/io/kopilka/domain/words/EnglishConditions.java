package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.words.Names.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Conditions in English, in two ways: as a part of a sentence about an offer ("Sundays 8:00–12:00") and as a fact
/// after "if" ("the purchase is made on a Sunday").
record EnglishConditions(Vocabulary vocabulary, EnglishFigures figures, EnglishGoods goods, EnglishPeriods periods) {
    /// More people than this are a list, not names.
    private static final int NAMED = 3;

    /// Everything that must hold, as it follows what the offer gives. Nothing where there are no conditions.
    String all(@Nullable Condition when) {
        return when == null ? "" : attached(parts(Logic.of(when)));
    }

    /// The same by itself, as after "only".
    String alone(Condition when) {
        return String.join(", ", parts(Logic.of(when)));
    }

    /// What must hold, as facts after "if".
    String facts(Condition condition) {
        return facts(Logic.of(condition), false);
    }

    private static String attached(List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            boolean flows = text.isEmpty() && part.matches("(for|when|with|without|on|in|at|if|except|from) .*");
            text.append(flows ? " " : ", ").append(part);
        }
        return text.toString();
    }

    private List<String> parts(Logic logic) {
        List<String> customers = new ArrayList<>();
        List<String> deeds = new ArrayList<>();
        List<String> circumstances = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        for (Logic part : logic.conjuncts()) {
            switch (part) {
                case Logic.Is(var condition, boolean holds) -> {
                    Clause clause = clause(condition);
                    switch (clause.role()) {
                        case CUSTOMERS -> {
                            if (holds) {
                                customers.add(clause.text());
                            } else {
                                circumstances.add("except for customers " + clause.text());
                            }
                        }
                        case DEED -> {
                            if (holds) {
                                deeds.add(clause.text());
                            } else {
                                circumstances.add("except for customers who " + clause.text());
                            }
                        }
                        case CIRCUMSTANCE -> circumstances.add(holds ? clause.text() : denied(condition));
                    }
                }
                case Logic.Either either -> choices.add(facts(either, false));
                case Logic.Every every -> choices.add(facts(every, false));
            }
        }
        List<String> parts = new ArrayList<>();
        if (!customers.isEmpty() || !deeds.isEmpty()) {
            parts.add("for customers"
                    + (customers.isEmpty() ? "" : " " + String.join(" ", customers))
                    + (deeds.isEmpty() ? "" : " who " + EnglishFigures.and(deeds)));
        }
        parts.addAll(circumstances);
        if (!choices.isEmpty()) {
            parts.add("if " + String.join(", and also if ", choices));
        }
        return parts;
    }

    private Clause clause(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                Clause.circumstance(total(segment, goods.within(range.atLeast(), range.atMost(), true)));
            case Condition.QuantityBought(var range, var segment) ->
                Clause.circumstance(
                        "when buying " + goods.within(range.atLeast(), range.atMost(), true) + goods.of(segment));
            case Condition.Accumulated accumulated -> Clause.deed(spent(accumulated, "have "));
            case Condition.Purchases(var count, var period) ->
                period.holdsToday()
                        ? Clause.circumstance(purchase(count, period))
                        : Clause.deed("made " + pastPurchases(count, period));
            case Condition.ReceiptNumber(int every) -> Clause.circumstance("on every " + nth(every) + "receipt");
            case Condition.Payment(var kinds) -> Clause.circumstance("when paid " + payments(kinds));
            case Condition.Schedule schedule -> Clause.circumstance(EnglishSchedule.on(schedule));
            case Condition.Customers(var ids) -> Clause.customers(customers(ids));
            case Condition.Audiences(var ids) ->
                Clause.customers("in the " + (ids.size() == 1 ? "audience " : "audiences ") + or(ids, Thing.AUDIENCE));
            case Condition.CardKinds(var ids) -> Clause.customers("with a " + or(ids, vocabulary::cardKind) + " card");
            case Condition.Tiers(var ids) -> Clause.customers("of tier " + or(ids, vocabulary::tier));
            case Condition.Birthday birthday -> Clause.circumstance("on the customer’s birthday" + around(birthday));
            case Condition.FirstPurchase() -> Clause.circumstance("on the first purchase");
            case Condition.CouponOf(var batch) -> Clause.circumstance("with coupon " + name(Thing.COUPON_BATCH, batch));
            case Condition.Stores(var ids) ->
                Clause.circumstance((ids.size() == 1 ? "in store " : "in stores ") + and(ids, Thing.STORE));
            case Condition.Tills(var ids) ->
                Clause.circumstance((ids.size() == 1 ? "at till " : "at tills ") + and(ids, Thing.TILL));
            case Condition.Uses(int below, var per, var period) ->
                Clause.circumstance("no more than " + EnglishFigures.times(below) + spaced(periods.per(period))
                        + switch (per) {
                            case ALL -> " in all";
                            case CUSTOMER -> " for each customer";
                        });
            case Condition.All _, Condition.Any _, Condition.Not _ -> Clause.circumstance("if " + facts(condition));
        };
    }

    /// A condition that must not hold, for those that say when, where and how.
    private String denied(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                total(segment, goods.within(range.atLeast(), range.atMost(), false));
            case Condition.QuantityBought(var range, var segment) ->
                "when buying " + goods.within(range.atLeast(), range.atMost(), false) + goods.of(segment);
            case Condition.Purchases(var count, var period) ->
                switch (count) {
                    case Count.AtLeast(int number) ->
                        "except the " + EnglishFigures.ordinal(number) + " and later purchases"
                                + spaced(periods.in(period));
                    case Count.Every(int number) ->
                        "except every " + nth(number) + "purchase" + spaced(periods.in(period));
                };
            case Condition.ReceiptNumber _,
                    Condition.Payment _,
                    Condition.Schedule _,
                    Condition.Birthday _,
                    Condition.FirstPurchase _,
                    Condition.Stores _,
                    Condition.Tills _ -> "except " + clause(condition).text();
            case Condition.CouponOf(var batch) -> "without coupon " + name(Thing.COUPON_BATCH, batch);
            case Condition.Uses(int below, var per, var period) ->
                "only after " + figures.count(below, "use") + spaced(periods.in(period)) + byWhom(per);
            case Condition.Accumulated _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.CardKinds _,
                    Condition.Tiers _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _ -> "if " + facts(new Condition.Not(condition));
        };
    }

    private String facts(Logic logic, boolean isNested) {
        return switch (logic) {
            case Logic.Is(var condition, boolean holds) -> fact(condition, holds);
            case Logic.Every(var parts) ->
                EnglishFigures.and(parts.stream().map(part -> facts(part, true)).toList());
            case Logic.Either(var parts) -> {
                List<String> told =
                        parts.stream().map(part -> facts(part, true)).toList();
                boolean isPlain = parts.stream().allMatch(Logic.Is.class::isInstance)
                        && told.stream().noneMatch(fact -> fact.contains(", ") || fact.contains(" or "));
                if (isNested) {
                    yield "(" + String.join(", or ", told) + ")";
                }
                yield isPlain ? EnglishFigures.or(told) : "either " + String.join(", or ", told);
            }
        };
    }

    /// One condition as a fact, true or not.
    private String fact(Condition condition, boolean holds) {
        String not = holds ? "" : "not ";
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                (segment == null
                                ? "the receipt comes to "
                                : "goods in " + goods.quoted(segment) + " on the receipt come to ")
                        + goods.within(range.atLeast(), range.atMost(), holds);
            case Condition.QuantityBought(var range, var segment) ->
                "the receipt has " + goods.within(range.atLeast(), range.atMost(), holds) + goods.of(segment);
            case Condition.Accumulated accumulated -> customerWho(spent(accumulated, "has "), holds);
            case Condition.Purchases(var count, var period) ->
                period.holdsToday()
                        ? purchaseItself(count, not, spaced(periods.in(period)))
                        : customerWho("made " + pastPurchases(count, period), holds);
            case Condition.ReceiptNumber(int every) -> "the receipt’s number is " + not + "a multiple of " + every;
            case Condition.Payment(var kinds) -> "the purchase is " + not + "paid " + payments(kinds);
            case Condition.Schedule schedule -> "the purchase is " + not + "made " + EnglishSchedule.at(schedule);
            case Condition.Customers(var ids) ->
                ids.size() <= NAMED
                        ? "this is " + not + "customer " + customers(ids)
                        : "the customer is " + not + customers(ids);
            case Condition.Audiences(var ids) ->
                "the customer is " + not + "in the " + (ids.size() == 1 ? "audience " : "audiences ")
                        + or(ids, Thing.AUDIENCE);
            case Condition.CardKinds(var ids) ->
                (holds ? "a " : "no ") + or(ids, vocabulary::cardKind) + " card is shown";
            case Condition.Tiers(var ids) -> "the customer is " + not + "of tier " + or(ids, vocabulary::tier);
            case Condition.Birthday birthday -> "today is " + not + "the customer’s birthday" + considering(birthday);
            case Condition.FirstPurchase() -> "this is " + not + "the first purchase";
            case Condition.CouponOf(var batch) ->
                "coupon " + name(Thing.COUPON_BATCH, batch) + " is " + not + "presented";
            case Condition.Stores(var ids) ->
                "the purchase is " + not + "made in " + (ids.size() == 1 ? "store " : "stores ") + or(ids, Thing.STORE);
            case Condition.Tills(var ids) ->
                "the purchase is " + not + "made at " + (ids.size() == 1 ? "till " : "tills ") + or(ids, Thing.TILL);
            case Condition.Uses(int below, var per, var period) ->
                "the offer has been used " + (holds ? "fewer than " : "at least ")
                        + figures.count(below, "time")
                        + spaced(periods.in(period))
                        + byWhom(per);
            case Condition.All _, Condition.Any _, Condition.Not _ ->
                "(" + facts(holds ? condition : new Condition.Not(condition)) + ")";
        };
    }

    private static String customerWho(String deed, boolean holds) {
        return holds ? "the customer " + deed : "the customer is not one who " + deed;
    }

    private String total(@Nullable String segment, String range) {
        return segment == null
                ? "on receipts of " + range
                : "when goods in " + goods.quoted(segment) + " on the receipt come to " + range;
    }

    /// Have spent 10,000 ₽ or more on ‘Shoes’ in all; what is over is told without "have".
    private String spent(Condition.Accumulated accumulated, String have) {
        Accumulation accumulation = accumulated.accumulation();
        String segment = accumulation.segment();
        String range = goods.within(accumulated.atLeast(), accumulated.atMost(), true);
        String aux = accumulation.period().holdsToday() ? have : "";
        String counting = accumulated.includeCurrentReceipt() ? " including this purchase" : "";
        String time = switch (accumulation.period()) {
            case Period.PreviousPurchase _ -> "last time";
            case Period.Lifetime _, Period.Current _, Period.Previous _, Period.Rolling _ ->
                periods.over(accumulation.period());
        };
        return switch (accumulation.measure()) {
            case MONEY -> aux + "spent " + range + goods.on(segment) + " " + time + counting;
            case QUANTITY -> aux + "bought " + range + goods.of(segment) + " " + time + counting;
        };
    }

    private String purchase(Count count, Period period) {
        return switch (count) {
            case Count.AtLeast(int number) ->
                "from the " + EnglishFigures.ordinal(number) + " purchase" + spaced(periods.in(period)) + " on";
            case Count.Every(int number) -> "on every " + nth(number) + "purchase" + spaced(periods.in(period));
        };
    }

    private static String purchaseItself(Count count, String not, String in) {
        return switch (count) {
            case Count.AtLeast(int number) ->
                "this is " + not + "the " + EnglishFigures.ordinal(number) + " or a later purchase" + in;
            case Count.Every(int number) ->
                "the number of this purchase" + in + " is " + not + "a multiple of " + number;
        };
    }

    private String pastPurchases(Count count, Period period) {
        return switch (count) {
            case Count.AtLeast(int number) -> number + " or more purchases " + periods.in(period);
            case Count.Every(int number) -> "a number of purchases divisible by " + number + " " + periods.in(period);
        };
    }

    /// Nothing for every one.
    private static String nth(int number) {
        return number == 1 ? "" : EnglishFigures.ordinal(number) + " ";
    }

    private String payments(Set<String> kinds) {
        return EnglishFigures.or(sorted(kinds, kind -> switch (kind) {
            case "cash" -> "in cash";
            case "card" -> "by card";
            default -> "by " + name(Thing.PAYMENT, kind);
        }));
    }

    private String customers(Set<String> ids) {
        return ids.size() <= NAMED ? or(ids, Thing.CUSTOMER) : "on a list of " + ids.size();
    }

    private String around(Condition.Birthday birthday) {
        String before = figures.count(birthday.before(), "day") + " before it";
        String after = figures.count(birthday.after(), "day") + " after";
        if (birthday.before() == 0) {
            return birthday.after() == 0 ? "" : " and " + after + " it";
        }
        return birthday.after() == 0 ? " and " + before : ", " + before + " and " + after;
    }

    private String considering(Condition.Birthday birthday) {
        String around = around(birthday);
        return around.isEmpty() ? "" : " (counting " + around.replaceFirst("^(, | and )", "") + ")";
    }

    private static String byWhom(Per per) {
        return switch (per) {
            case ALL -> "";
            case CUSTOMER -> " by this customer";
        };
    }

    private String name(Thing thing, String id) {
        return EnglishFigures.quoted(vocabulary.of(thing, id));
    }

    private String or(Set<String> ids, Thing thing) {
        return or(ids, id -> vocabulary.of(thing, id));
    }

    private static String or(Set<String> ids, UnaryOperator<String> name) {
        return EnglishFigures.or(sorted(ids, name.andThen(EnglishFigures::quoted)));
    }

    private String and(Set<String> ids, Thing thing) {
        return EnglishFigures.and(sorted(ids, id -> name(thing, id)));
    }

    private static List<String> sorted(Set<String> ids, Function<String, String> told) {
        return ids.stream().sorted().map(told).toList();
    }

    private static String spaced(String words) {
        return words.isEmpty() ? "" : " " + words;
    }
}
