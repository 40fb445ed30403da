package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Points whose last day is near (docs/pricing.md, 17.3).
///
/// @param on the last day on which they may be spent
public record ExpiringPoints(Points amount, LocalDate on) {
    /// How many days ahead are looked at.
    public static final int NOTICE_DAYS = 30;

    /// The points that may be spent on a day and no longer than [#NOTICE_DAYS] days after it, added up by their last
    /// day, ascending.
    public static List<ExpiringPoints> of(LotBook book, LocalDate day) {
        Map<LocalDate, Points> byDay = new TreeMap<>();
        LocalDate horizon = day.plusDays(NOTICE_DAYS);
        for (AccountLot lot : book.lots()) {
            LocalDate expires = lot.term().expires();
            if (expires != null && !expires.isAfter(horizon) && lot.term().isActiveOn(day)) {
                byDay.merge(expires, lot.left(), Points::plus);
            }
        }
        return byDay.entrySet().stream()
                .map(each -> new ExpiringPoints(each.getValue(), each.getKey()))
                .toList();
    }
}
