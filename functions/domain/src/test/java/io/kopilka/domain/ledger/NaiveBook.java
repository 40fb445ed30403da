package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All sales of a customer in a list, and every figure of the past by going through it: what counters are compared
/// with.
final class NaiveBook {
    final List<Purchase> purchases = new ArrayList<>();

    /// A sale, with what has come back of it.
    static final class Purchase {
        final OffsetDateTime at;
        final RecordedSale sale;
        final Map<String, Quantity> returned = new HashMap<>();

        Purchase(OffsetDateTime at, RecordedSale sale) {
            this.at = at;
            this.sale = sale;
        }

        Map<String, Quantity> left() {
            Map<String, Quantity> left = new HashMap<>();
            for (PricedLine line : sale.priced().lines()) {
                long units = line.line().quantity().units()
                        - returned.getOrDefault(line.line().id(), Quantity.ZERO).units();
                if (units > 0) {
                    left.put(line.line().id(), Quantity.ofThousandths(units));
                }
            }
            return left;
        }

        boolean isLeft() {
            return !left().isEmpty();
        }

        void returned(Map<String, Quantity> now) {
            now.forEach((line, quantity) -> returned.merge(
                    line, quantity, (one, other) -> Quantity.ofThousandths(one.units() + other.units())));
        }

        /// What is left of a figure of a line: the figure less the share returned, half up.
        private long left(PricedLine line, long figure) {
            long sold = line.line().quantity().units();
            long back = returned.getOrDefault(line.line().id(), Quantity.ZERO).units();
            return figure - (2 * figure * back + sold) / (2 * sold);
        }

        long figure(@Nullable String segment, Measured measure) {
            long sum = 0;
            for (PricedLine line : sale.priced().lines()) {
                if (segment == null || line.line().groups().contains(segment)) {
                    sum += left(
                            line,
                            measure == Measured.MONEY
                                    ? line.total().units()
                                    : line.line().quantity().units());
                }
            }
            return sum;
        }

        boolean applied(String offer) {
            return sale.priced().applied().stream()
                    .anyMatch(applied -> applied.offer().id().equals(offer));
        }
    }

    long accumulated(Accumulation accumulation, OffsetDateTime seenAt) {
        if (accumulation.period() instanceof Period.PreviousPurchase) {
            return purchases.stream()
                    .filter(Purchase::isLeft)
                    .filter(purchase -> !purchase.at.isAfter(seenAt))
                    .max(Comparator.comparing((Purchase purchase) -> purchase.at))
                    .map(purchase -> purchase.figure(accumulation.segment(), accumulation.measure()))
                    .orElse(0L);
        }
        return purchases.stream()
                .filter(purchase -> holds(accumulation.period(), seenAt.toLocalDate(), purchase.at.toLocalDate()))
                .mapToLong(purchase -> purchase.figure(accumulation.segment(), accumulation.measure()))
                .sum();
    }

    long purchases(Period period, LocalDate today) {
        return purchases.stream()
                .filter(Purchase::isLeft)
                .filter(purchase -> holds(period, today, purchase.at.toLocalDate()))
                .count();
    }

    long uses(String offer, Period period, LocalDate today) {
        return purchases.stream()
                .filter(Purchase::isLeft)
                .filter(purchase -> purchase.applied(offer))
                .filter(purchase -> holds(period, today, purchase.at.toLocalDate()))
                .count();
    }

    private static boolean holds(Period period, LocalDate today, LocalDate day) {
        return switch (period) {
            case Period.Lifetime _ -> true;
            case Period.Current(var unit) -> unit.startOf(day).equals(unit.startOf(today));
            case Period.Previous(var unit) ->
                unit.startOf(day).equals(unit.startOf(unit.startOf(today).minusDays(1)));
            case Period.Rolling(int days) -> !day.isAfter(today) && day.isAfter(today.minusDays(days));
            case Period.PreviousPurchase _ -> throw new IllegalArgumentException("no dates");
        };
    }
}
