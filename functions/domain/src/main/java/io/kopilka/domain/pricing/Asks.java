package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Ruleset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the conditions of a ruleset ask of a buyer beside accumulations.
///
/// @param birthday whether any asks for the birthday
/// @param purchases the periods over which purchases are counted; the lifetime is always among them
/// @param customerUses of which offers the customer's own uses are counted, and over which periods
/// @param allUses of which offers everybody's uses are counted, and over which periods
public record Asks(
        boolean birthday,
        Set<Period> purchases,
        Map<String, Set<Period>> customerUses,
        Map<String, Set<Period>> allUses) {

    static Asks of(Ruleset ruleset) {
        Collector collector = new Collector();
        for (Offer offer : ruleset.offers()) {
            collector.read(offer.when(), offer.id());
        }
        for (CardKind kind : ruleset.cardKinds()) {
            collector.read(kind.issueWhen(), null);
        }
        return new Asks(collector.birthday, collector.purchases, collector.customerUses, collector.allUses);
    }

    private static final class Collector {
        private boolean birthday;
        private final Set<Period> purchases = new LinkedHashSet<>(Set.of(new Period.Lifetime()));
        private final Map<String, Set<Period>> customerUses = new LinkedHashMap<>();
        private final Map<String, Set<Period>> allUses = new LinkedHashMap<>();

        void read(@Nullable Condition condition, @Nullable String offer) {
            if (condition != null) {
                condition.walk(inner -> note(inner, offer));
            }
        }

        private void note(Condition condition, @Nullable String offer) {
            if (condition instanceof Condition.Birthday) {
                birthday = true;
            } else if (condition instanceof Condition.Purchases counted) {
                purchases.add(counted.period());
            } else if (condition instanceof Condition.Uses uses && offer != null) {
                var counts = uses.per() == Condition.Uses.Per.CUSTOMER ? customerUses : allUses;
                counts.computeIfAbsent(offer, _ -> new LinkedHashSet<>()).add(uses.period());
            }
        }
    }
}
