package io.kopilka.domain.ledger;

/// The number of a lot within its account, in the order in which lots were made. Movements name lots by it: it takes
/// a byte where the id of the receipt that made the lot takes twenty. The entry that opened the lot names both.
///
/// @param value 1 or more
public record LotNumber(long value) implements Comparable<LotNumber> {
    public static final LotNumber FIRST = new LotNumber(1);

    public LotNumber {
        if (value < 1) {
            throw new IllegalArgumentException("lots are numbered from 1");
        }
    }

    public LotNumber next() {
        return new LotNumber(Math.incrementExact(value));
    }

    @Override
    public int compareTo(LotNumber other) {
        return Long.compare(value, other.value);
    }
}
