package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// That lots will soon end, told once for each lot: [ExpiringPoints#NOTICE_DAYS] days before
/// their last day.
///
/// @param on the last day on which they may be spent
/// @param lots which, all with this last day
public record PointsNotice(LocalDate on, Points amount, List<LotNumber> lots) {
    public PointsNotice {
        lots = List.copyOf(lots);
    }

    /// What has to be told on a day, by last day, ascending.
    ///
    /// @param told the lots that were told of before
    public static List<PointsNotice> due(LotBook book, LocalDate day, Set<LotNumber> told) {
        Map<LocalDate, PointsNotice> notices = new TreeMap<>();
        for (AccountLot lot : book.lots()) {
            LocalDate on = lot.term().expires();
            if (on != null && isNear(on, day) && !on.isBefore(day) && !told.contains(lot.number())) {
                notices.merge(on, new PointsNotice(on, lot.left(), List.of(lot.number())), PointsNotice::and);
            }
        }
        return List.copyOf(notices.values());
    }

    /// The first day after this one on which lots end or are to be told of; null where none will.
    public static @Nullable LocalDate next(LotBook book, LocalDate day) {
        LocalDate next = null;
        for (AccountLot lot : book.lots()) {
            LocalDate on = lot.term().expires();
            if (on != null) {
                LocalDate then = isNear(on, day) ? on.plusDays(1) : on.minusDays(ExpiringPoints.NOTICE_DAYS);
                next = next == null || then.isBefore(next) ? then : next;
            }
        }
        return next;
    }

    private static boolean isNear(LocalDate on, LocalDate day) {
        return !on.minusDays(ExpiringPoints.NOTICE_DAYS).isAfter(day);
    }

    private PointsNotice and(PointsNotice other) {
        List<LotNumber> both = new ArrayList<>(lots);
        both.addAll(other.lots);
        return new PointsNotice(on, amount.plus(other.amount), both);
    }
}
