package io.kopilka.domain.ledger;

import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Scheme;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The days on which a lot may be spent, in the store's zone.
///
/// @param activates the first day
/// @param expires the last day; never ends where null
public record LotTerm(LocalDate activates, @Nullable LocalDate expires) {
    private static final LocalDate NEVER = LocalDate.MAX;

    /// The order in which lots are spent: the first to expire first, those that never do last; at equal expiry the
    /// one that activated earlier (docs/pricing.md, 12.7).
    public static final Comparator<LotTerm> IN_ORDER_OF_EXPIRY =
            Comparator.comparing(LotTerm::end).thenComparing(LotTerm::activates);

    /// The term of a lot that a sale makes (docs/pricing.md, 14.7).
    ///
    /// @param scheme the terms of points; at once and for ever where null
    /// @param sold the day of the sale in the store's zone
    /// @param recorded the day on which it was recorded, in the same zone
    public static LotTerm ofSale(@Nullable Scheme scheme, LocalDate sold, LocalDate recorded) {
        LocalDate from = sold.isBefore(recorded) ? sold : recorded;
        if (scheme == null) {
            return new LotTerm(from, null);
        }
        LocalDate activates = from.plusDays(scheme.activateAfterDays());
        return switch (scheme.expiry()) {
            case Scheme.Expiry.AfterDays(int days) -> new LotTerm(activates, activates.plusDays(days));
            case Scheme.Expiry.EndOf(PeriodUnit unit) ->
                new LotTerm(activates, unit.next(unit.startOf(activates)).minusDays(1));
            case Scheme.Expiry.Never _ -> new LotTerm(activates, null);
        };
    }

    public boolean isActiveOn(LocalDate day) {
        return !day.isBefore(activates) && !hasExpiredBy(day);
    }

    /// Whether the last day lies before this one.
    public boolean hasExpiredBy(LocalDate day) {
        return day.isAfter(end());
    }

    /// The same term, or one that ends on this day where it would end earlier.
    public LotTerm atLeastUntil(LocalDate day) {
        return hasExpiredBy(day) ? new LotTerm(activates, day) : this;
    }

    private LocalDate end() {
        return expires == null ? NEVER : expires;
    }
}
