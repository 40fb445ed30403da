package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Condition;
import java.util.List;
import java.util.function.Function;

/// A condition made ready to be told: `not` has moved inward to single conditions, where language can say it ("не в
/// воскресенье"), and lists of one kind within each other are one list.
sealed interface Logic {
    /// A single condition, or that it does not hold.
    record Is(Condition condition, boolean holds) implements Logic {}

    /// All of the parts, none of them a list of the same kind.
    record Every(List<Logic> parts) implements Logic {}

    /// At least one of the parts, none of them a list of the same kind.
    record Either(List<Logic> parts) implements Logic {}

    static Logic of(Condition condition) {
        return of(condition, true);
    }

    private static Logic of(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.All(var inner) -> holds ? every(of(inner, true)) : either(of(inner, false));
            case Condition.Any(var inner) -> holds ? either(of(inner, true)) : every(of(inner, false));
            case Condition.Not(var inner) -> of(inner, !holds);
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
                    Condition.Uses _ -> new Is(condition, holds);
        };
    }

    /// The parts that must all hold.
    default List<Logic> conjuncts() {
        return switch (this) {
            case Every(var parts) -> parts;
            case Is _, Either _ -> List.of(this);
        };
    }

    private List<Logic> alternatives() {
        return switch (this) {
            case Either(var parts) -> parts;
            case Is _, Every _ -> List.of(this);
        };
    }

    private static List<Logic> of(List<Condition> conditions, boolean hold) {
        return conditions.stream().map(condition -> of(condition, hold)).toList();
    }

    private static Logic every(List<Logic> parts) {
        List<Logic> flat = flat(parts, Logic::conjuncts);
        return flat.size() == 1 ? flat.getFirst() : new Every(flat);
    }

    private static Logic either(List<Logic> parts) {
        List<Logic> flat = flat(parts, Logic::alternatives);
        return flat.size() == 1 ? flat.getFirst() : new Either(flat);
    }

    private static List<Logic> flat(List<Logic> parts, Function<Logic, List<Logic>> inner) {
        return parts.stream().flatMap(part -> inner.apply(part).stream()).toList();
    }
}
