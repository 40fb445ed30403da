package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.ACCUSATIVE;
import static io.kopilka.domain.words.RussianNoun.Case.GENITIVE;
import static io.kopilka.domain.words.RussianNoun.Case.NOMINATIVE;

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

/// Conditions in Russian, in two ways: as a part of a sentence about an offer ("по воскресеньям") and as a fact after
/// "если" ("покупка сделана в воскресенье").
record RussianConditions(Vocabulary vocabulary, RussianFigures figures, RussianGoods goods, RussianPeriods periods) {
    /// More people than this are a list, not names.
    private static final int NAMED = 3;

    /// Everything that must hold, as it follows what the offer gives: " для покупателей уровня «Серебро», по
    /// воскресеньям". Nothing where there are no conditions.
    String all(@Nullable Condition when) {
        return when == null ? "" : attached(parts(Logic.of(when)));
    }

    /// The same by itself, as after "только".
    String alone(Condition when) {
        return String.join(", ", parts(Logic.of(when)));
    }

    /// What must hold, as facts after "если".
    String facts(Condition condition) {
        return facts(Logic.of(condition), false);
    }

    private static String attached(List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            boolean flows = text.isEmpty() && !part.matches("(если|кроме|начиная|не|только) .*");
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
                                circumstances.add("кроме покупателей " + clause.text());
                            }
                        }
                        case DEED -> {
                            if (holds) {
                                deeds.add(clause.text());
                            } else {
                                circumstances.add("кроме покупателей, которые " + clause.text());
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
            parts.add("для покупателей"
                    + (customers.isEmpty() ? "" : " " + String.join(" ", customers))
                    + (deeds.isEmpty() ? "" : ", которые " + String.join(" и ", deeds)));
        }
        parts.addAll(circumstances);
        if (!choices.isEmpty()) {
            parts.add("если " + String.join(", и при этом ", choices));
        }
        return parts;
    }

    private Clause clause(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                Clause.circumstance("при " + totalOf(segment, "сумме ") + " "
                        + goods.within(range.atLeast(), range.atMost(), true, GENITIVE));
            case Condition.QuantityBought(var range, var segment) ->
                Clause.circumstance("при количестве " + goods.genitive(segment) + " в чеке "
                        + goods.within(range.atLeast(), range.atMost(), true, ACCUSATIVE));
            case Condition.Accumulated accumulated -> Clause.deed(spent(accumulated, "потратили", "купили"));
            case Condition.Purchases(var count, var period) ->
                period.holdsToday()
                        ? Clause.circumstance(purchase(count, period))
                        : Clause.deed("сделали " + pastPurchases(count, period));
            case Condition.ReceiptNumber(int every) ->
                Clause.circumstance(every == 1 ? "в каждом чеке" : "в каждом " + every + "-м чеке");
            case Condition.Payment(var kinds) -> Clause.circumstance("при оплате " + payments(kinds, " или "));
            case Condition.Schedule schedule -> Clause.circumstance(RussianSchedule.on(schedule));
            case Condition.Customers(var ids) -> Clause.customers(customers(ids));
            case Condition.Audiences(var ids) ->
                Clause.customers((ids.size() == 1 ? "из сегмента " : "из сегментов ") + or(ids, Thing.AUDIENCE));
            case Condition.CardKinds(var ids) -> Clause.customers("с картой " + or(ids, vocabulary::cardKind));
            case Condition.Tiers(var ids) -> Clause.customers("уровня " + or(ids, vocabulary::tier));
            case Condition.Birthday birthday -> Clause.circumstance("в день рождения" + around(birthday, ACCUSATIVE));
            case Condition.FirstPurchase() -> Clause.circumstance("при первой покупке");
            case Condition.CouponOf(var batch) -> Clause.circumstance("по купону " + name(Thing.COUPON_BATCH, batch));
            case Condition.Stores(var ids) ->
                Clause.circumstance((ids.size() == 1 ? "в магазине " : "в магазинах ") + and(ids, Thing.STORE));
            case Condition.Tills(var ids) ->
                Clause.circumstance((ids.size() == 1 ? "на кассе " : "на кассах ") + and(ids, Thing.TILL));
            case Condition.Uses(int below, var per, var period) ->
                Clause.circumstance("не больше "
                        + figures.count(Math.max(0, below), RussianNoun.TIME, GENITIVE)
                        + spaced(periods.per(period))
                        + switch (per) {
                            case ALL -> " на всех покупателей";
                            case CUSTOMER -> " на покупателя";
                        });
            case Condition.All _, Condition.Any _, Condition.Not _ -> Clause.circumstance("если " + facts(condition));
        };
    }

    /// A condition that must not hold, for those that say when, where and how.
    private String denied(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                "при " + totalOf(segment, "сумме ") + " "
                        + goods.within(range.atLeast(), range.atMost(), false, GENITIVE);
            case Condition.QuantityBought(var range, var segment) ->
                "при количестве " + goods.genitive(segment) + " в чеке "
                        + goods.within(range.atLeast(), range.atMost(), false, ACCUSATIVE);
            case Condition.Purchases(var count, var period) ->
                switch (count) {
                    case Count.AtLeast(int number) ->
                        "кроме " + number + "-й и следующих покупок" + spaced(periods.in(period));
                    case Count.Every(int number) ->
                        "кроме каждой" + nth(number) + " покупки" + spaced(periods.in(period));
                };
            case Condition.ReceiptNumber(int every) -> "кроме каждого " + every + "-го чека";
            case Condition.Payment(var kinds) -> "кроме оплаты " + payments(kinds, " или ");
            case Condition.Schedule schedule -> "кроме " + RussianSchedule.except(schedule);
            case Condition.Birthday birthday -> "кроме дня рождения" + around(birthday, GENITIVE);
            case Condition.FirstPurchase() -> "кроме первой покупки";
            case Condition.CouponOf(var batch) -> "без купона " + name(Thing.COUPON_BATCH, batch);
            case Condition.Stores(var ids) ->
                (ids.size() == 1 ? "кроме магазина " : "кроме магазинов ") + and(ids, Thing.STORE);
            case Condition.Tills(var ids) -> (ids.size() == 1 ? "кроме кассы " : "кроме касс ") + and(ids, Thing.TILL);
            case Condition.Uses(int below, var per, var period) ->
                "только после " + figures.count(below, RussianNoun.USE, GENITIVE)
                        + spaced(periods.in(period))
                        + ofWhom(per);
            case Condition.Accumulated _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.CardKinds _,
                    Condition.Tiers _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _ -> "если " + facts(new Condition.Not(condition));
        };
    }

    private String facts(Logic logic, boolean isNested) {
        return switch (logic) {
            case Logic.Is(var condition, boolean holds) -> fact(condition, holds);
            case Logic.Every(var parts) ->
                RussianFigures.and(parts.stream().map(part -> facts(part, true)).toList());
            case Logic.Either(var parts) -> {
                List<String> told =
                        parts.stream().map(part -> facts(part, true)).toList();
                boolean isPlain = parts.stream().allMatch(Logic.Is.class::isInstance)
                        && told.stream().noneMatch(fact -> fact.contains(", ") || fact.contains(" или "));
                if (isNested) {
                    yield "(" + String.join(", или ", told) + ")";
                }
                yield isPlain ? RussianFigures.or(told) : "либо " + String.join(", либо ", told);
            }
        };
    }

    /// One condition as a fact, true or not.
    private String fact(Condition condition, boolean holds) {
        String not = holds ? "" : "не ";
        return switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                totalOf(segment, "сумма ") + " " + goods.within(range.atLeast(), range.atMost(), holds, GENITIVE);
            case Condition.QuantityBought(var range, var segment) ->
                "в чеке " + goods.within(range.atLeast(), range.atMost(), holds, NOMINATIVE) + " "
                        + goods.genitive(segment);
            case Condition.Accumulated accumulated -> customerWho(spent(accumulated, "потратил", "купил"), holds);
            case Condition.Purchases(var count, var period) ->
                period.holdsToday()
                        ? purchaseItself(count, not, spaced(periods.in(period)))
                        : customerWho("сделал " + pastPurchases(count, period), holds);
            case Condition.ReceiptNumber(int every) -> "номер чека " + not + "кратен " + every;
            case Condition.Payment(var kinds) ->
                "покупку оплачивают " + not + payments(kinds, holds ? " или " : " и не ");
            case Condition.Schedule schedule ->
                "покупка сделана " + not + (holds ? RussianSchedule.at(schedule) : RussianSchedule.notAt(schedule));
            case Condition.Customers(var ids) ->
                ids.size() <= NAMED
                        ? "это " + not + "покупатель " + customers(ids)
                        : "покупатель " + not + customers(ids);
            case Condition.Audiences(var ids) ->
                "покупатель " + not + (ids.size() == 1 ? "из сегмента " : "из сегментов ") + or(ids, Thing.AUDIENCE);
            case Condition.CardKinds(var ids) -> not + "предъявлена карта " + or(ids, vocabulary::cardKind);
            case Condition.Tiers(var ids) ->
                (holds ? "у покупателя уровень " : "у покупателя нет уровня ") + or(ids, vocabulary::tier);
            case Condition.Birthday birthday -> "сегодня " + not + "день рождения покупателя" + considering(birthday);
            case Condition.FirstPurchase() -> "это " + not + "первая покупка";
            case Condition.CouponOf(var batch) -> not + "предъявлен купон " + name(Thing.COUPON_BATCH, batch);
            case Condition.Stores(var ids) ->
                "покупка сделана " + not + (ids.size() == 1 ? "в магазине " : "в магазинах ") + or(ids, Thing.STORE);
            case Condition.Tills(var ids) ->
                "покупка сделана " + not + (ids.size() == 1 ? "на кассе " : "на кассах ") + or(ids, Thing.TILL);
            case Condition.Uses(int below, var per, var period) ->
                "предложение применено " + (holds ? "меньше " : "не меньше ")
                        + figures.count(below, RussianNoun.TIME, GENITIVE)
                        + spaced(periods.in(period))
                        + ofWhom(per);
            case Condition.All _, Condition.Any _, Condition.Not _ ->
                "(" + facts(holds ? condition : new Condition.Not(condition)) + ")";
        };
    }

    private static String customerWho(String deed, boolean holds) {
        return holds ? "покупатель " + deed : "покупатель не из тех, кто " + deed;
    }

    private String totalOf(@Nullable String segment, String total) {
        return total + (segment == null ? "чека" : goods.genitive(segment) + " в чеке");
    }

    private String spent(Condition.Accumulated accumulated, String spent, String bought) {
        Accumulation accumulation = accumulated.accumulation();
        String segment = accumulation.segment();
        String time = switch (accumulation.period()) {
            case Period.PreviousPurchase _ -> "в прошлый раз";
            case Period.Lifetime _, Period.Current _, Period.Previous _, Period.Rolling _ ->
                periods.over(accumulation.period());
        };
        String both = time + (accumulated.includeCurrentReceipt() ? " вместе с этой покупкой" : "");
        String range = goods.within(accumulated.atLeast(), accumulated.atMost(), true, ACCUSATIVE);
        return switch (accumulation.measure()) {
            case MONEY ->
                spent + " " + both + (segment == null ? "" : " на " + goods.accusative(Extent.of(segment), "")) + " "
                        + range;
            case QUANTITY -> bought + " " + both + " " + range + " " + goods.genitive(segment);
        };
    }

    private String purchase(Count count, Period period) {
        return switch (count) {
            case Count.AtLeast(int number) -> "начиная с " + number + "-й покупки" + spaced(periods.in(period));
            case Count.Every(int number) -> "при каждой" + nth(number) + " покупке" + spaced(periods.in(period));
        };
    }

    private static String purchaseItself(Count count, String not, String in) {
        return switch (count) {
            case Count.AtLeast(int number) ->
                "это " + not + number + "-я " + (not.isEmpty() ? "или" : "и не") + " более поздняя покупка" + in;
            case Count.Every(int number) -> "номер покупки" + in + " " + not + "кратен " + number;
        };
    }

    private String pastPurchases(Count count, Period period) {
        return switch (count) {
            case Count.AtLeast(int number) ->
                periods.in(period) + " от " + figures.count(number, RussianNoun.PURCHASE, GENITIVE);
            case Count.Every(int number) -> periods.in(period) + " кратное " + number + " число покупок";
        };
    }

    private static String nth(int number) {
        return number == 1 ? "" : " " + number + "-й";
    }

    private String payments(Set<String> kinds, String between) {
        List<String> told = kinds.stream()
                .sorted()
                .map(kind -> switch (kind) {
                    case "cash" -> "наличными";
                    case "card" -> "картой";
                    default -> "способом " + name(Thing.PAYMENT, kind);
                })
                .toList();
        return between.equals(" или ") ? RussianFigures.or(told) : String.join(between, told);
    }

    private String customers(Set<String> ids) {
        return ids.size() <= NAMED
                ? or(ids, Thing.CUSTOMER)
                : "из списка (" + figures.count(ids.size(), RussianNoun.PERSON, NOMINATIVE) + ")";
    }

    private String around(Condition.Birthday birthday, RussianNoun.Case wanted) {
        String before = figures.count(birthday.before(), RussianNoun.DAY, wanted) + " до него";
        String after = figures.count(birthday.after(), RussianNoun.DAY, wanted) + " после";
        if (birthday.before() == 0) {
            return birthday.after() == 0 ? "" : " и " + after + " него";
        }
        return birthday.after() == 0 ? " и " + before : ", " + before + " и " + after;
    }

    private String considering(Condition.Birthday birthday) {
        String around = around(birthday, ACCUSATIVE);
        return around.isEmpty() ? "" : " (считая " + around.replaceFirst("^(, | и )", "") + ")";
    }

    private static String ofWhom(Per per) {
        return switch (per) {
            case ALL -> "";
            case CUSTOMER -> " у этого покупателя";
        };
    }

    private String name(Thing thing, String id) {
        return RussianFigures.quoted(vocabulary.of(thing, id));
    }

    private String or(Set<String> ids, Thing thing) {
        return or(ids, id -> vocabulary.of(thing, id));
    }

    private static String or(Set<String> ids, UnaryOperator<String> name) {
        return RussianFigures.or(sorted(ids, name.andThen(RussianFigures::quoted)));
    }

    private String and(Set<String> ids, Thing thing) {
        return RussianFigures.and(sorted(ids, id -> name(thing, id)));
    }

    private static List<String> sorted(Set<String> ids, Function<String, String> told) {
        return ids.stream().sorted().map(told).toList();
    }

    private static String spaced(String words) {
        return words.isEmpty() ? "" : " " + words;
    }
}
