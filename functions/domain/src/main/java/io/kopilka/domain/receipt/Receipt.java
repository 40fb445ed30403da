package io.kopilka.domain.receipt;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sale at a till before it is priced.
///
/// @param at the moment in the store's zone: the local date and time decide, the offset is kept
/// @param store null where a sample names none
/// @param till null where a sample names none
/// @param number the till's own receipt number; null where not given
/// @param lines 1 to [#MAX_LINES], in the receipt's order
/// @param payments kinds of payment that the till announced; empty where none
/// @param coupons batches of the valid, unspent coupons on the receipt
public record Receipt(
        OffsetDateTime at,
        @Nullable String store,
        @Nullable String till,
        @Nullable String number,
        List<Line> lines,
        List<String> payments,
        Set<String> coupons,
        Redeem redeem) {
    public static final int MAX_LINES = 500;
}
