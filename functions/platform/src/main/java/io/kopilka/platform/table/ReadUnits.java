package io.kopilka.platform.table;

import java.math.BigDecimal;
import java.util.List;

/// What reading costs: a unit for each 4 KB begun, half of that where the read may be a moment behind.
///
/// @param halves half units, 0 or more
public record ReadUnits(int halves) {

    /// Nothing read.
    public static final ReadUnits NONE = new ReadUnits(0);

    private static final int STEP = 4096;

    public ReadUnits {
        if (halves < 0) {
            throw new IllegalArgumentException("units are counted from 0");
        }
    }

    /// One item, or one key where nothing stands (which costs as much as the smallest item).
    public static ReadUnits ofOne(ItemSize size, Consistency consistency) {
        return ofBytes(size.bytes(), consistency);
    }

    /// One query: the sizes of all items are added first, and rounded up once.
    public static ReadUnits ofQuery(List<ItemSize> sizes, Consistency consistency) {
        return ofBytes(sizes.stream().mapToInt(ItemSize::bytes).sum(), consistency);
    }

    public ReadUnits plus(ReadUnits other) {
        return new ReadUnits(halves + other.halves);
    }

    /// In whole units, such as 1.5.
    public BigDecimal count() {
        return BigDecimal.valueOf(halves * 5L, 1);
    }

    private static ReadUnits ofBytes(int bytes, Consistency consistency) {
        int steps = Math.max(1, Math.ceilDiv(bytes, STEP));
        return new ReadUnits(
                switch (consistency) {
                    case STRONG -> 2 * steps;
                    case EVENTUAL -> steps;
                });
    }
}
