package io.kopilka.checkout;

import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.rulebook.PublishedRuleset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A use of an offer that a sale needs, in one of the stretches of time over which its uses by everybody are counted.
///
/// @param below so many uses there may be with it, at the most: the next limit above the uses that the price reckoned
///     with. [Long#MAX_VALUE] where none is in the way, and for a sale made offline, which has happened
record UseWanted(String offer, UsesStretch stretch, long below) {

    /// The uses that a sale needs.
    static List<UseWanted> of(Sale sale, PricedReceipt price, boolean isOffline) {
        LocalDate day = sale.receipt().at().toLocalDate();
        List<UseWanted> wanted = new ArrayList<>();
        for (AppliedOffer applied : price.applied()) {
            Offer offer = applied.offer();
            Map<UsesStretch, Long> limits = new LinkedHashMap<>();
            for (Period period : periods(sale.rules(), offer)) {
                long limit = isOffline
                        ? Long.MAX_VALUE
                        : limit(offer.when(), period, sale.uses().uses(offer.id(), period));
                limits.merge(UsesStretch.counted(period, day), limit, Math::min);
            }
            limits.forEach((stretch, below) -> wanted.add(new UseWanted(offer.id(), stretch, below)));
        }
        return wanted;
    }

    /// The stretches in which a sale of a day counted its offers.
    static List<UseWanted> of(PublishedRuleset rules, List<AppliedOffer> applied, LocalDate day) {
        return applied.stream()
                .flatMap(each -> periods(rules, each.offer()).stream()
                        .map(period -> UsesStretch.counted(period, day))
                        .distinct()
                        .map(stretch -> new UseWanted(each.offer().id(), stretch, Long.MAX_VALUE)))
                .toList();
    }

    private static Set<Period> periods(PublishedRuleset rules, Offer offer) {
        return rules.compiled().asks().allUses().getOrDefault(offer.id(), Set.of());
    }

    /// The lowest limit that so many uses do not reach. A use of a period that the sale is no part of has none.
    private static long limit(@Nullable Condition when, Period period, long uses) {
        long[] lowest = {Long.MAX_VALUE};
        if (when != null && period.holdsToday()) {
            when.walk(condition -> {
                if (condition instanceof Condition.Uses(int below, Per per, Period of)
                        && per == Per.ALL
                        && of.equals(period)
                        && below > uses) {
                    lowest[0] = Math.min(lowest[0], below);
                }
            });
        }
        return lowest[0];
    }
}
