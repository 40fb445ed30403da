package io.kopilka.domain.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How close a customer is to the shop. It follows from purchases and from time alone, so that
/// it is
/// reckoned when it
/// is asked for and never stored.
public enum Lifecycle {
    /// Has bought nothing, or has returned all of it.
    POTENTIAL,
    /// Has bought once.
    ACTUAL,
    /// Has bought again: 2 to 4 purchases.
    REPEAT,
    /// Has bought [#COMMITTED_FROM] times or more.
    COMMITTED,
    /// Has not bought for more than [#AT_RISK_AFTER] days, whatever was before.
    AT_RISK,
    /// Has not bought for more than [#LOST_AFTER] days.
    LOST;

    /// From how many purchases a customer is committed.
    public static final int COMMITTED_FROM = 5;

    /// Days without a purchase after which a customer is at risk.
    public static final int AT_RISK_AFTER = 90;

    /// Days without a purchase after which a customer is lost.
    public static final int LOST_AFTER = 365;

    /// Where a customer stands on a day.
    ///
    /// @param purchases that were not returned whole
    /// @param last the day of the last one; null where it is not known
    public static Lifecycle on(LocalDate day, long purchases, @Nullable LocalDate last) {
        if (purchases <= 0) {
            return POTENTIAL;
        }
        if (last != null && day.isAfter(last.plusDays(LOST_AFTER))) {
            return LOST;
        }
        if (last != null && day.isAfter(last.plusDays(AT_RISK_AFTER))) {
            return AT_RISK;
        }
        if (purchases == 1) {
            return ACTUAL;
        }
        return purchases < COMMITTED_FROM ? REPEAT : COMMITTED;
    }
}
