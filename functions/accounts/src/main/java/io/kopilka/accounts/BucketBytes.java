package io.kopilka.accounts;

import io.kopilka.domain.ledger.Buckets;
import io.kopilka.domain.ledger.Grain;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.time.LocalDate;

/// Buckets as bytes. A year of daily shopping is the greater part of an account, so gaps between days and
/// figures are coded bit by bit, each series in the order that suits it, figures over their greatest
/// common divisor (whole roubles, whole pieces).
///
/// Layout: the grain; how many; where any: the first day since the account's latest, the orders of gaps
/// and figures, the divisor, then for each bucket its gap to the one before less one (but for the first)
/// and its figure over the divisor less one, as bits, filled up to a byte.
final class BucketBytes {
    private BucketBytes() {}

    static void write(PackedWriter to, Buckets buckets, LocalDate latest) {
        writeGrain(to, buckets.grain());
        int size = buckets.size();
        to.whole(size);
        if (size == 0) {
            return;
        }
        long divisor = 0;
        for (int i = 0; i < size; i++) {
            divisor = gcd(buckets.figureOf(i), divisor);
        }
        long[] gaps = new long[size - 1];
        long[] figures = new long[size];
        for (int i = 0; i < size; i++) {
            figures[i] = buckets.figureOf(i) / divisor - 1;
            if (i > 0) {
                gaps[i - 1] = (long) buckets.startOf(i) - buckets.startOf(i - 1) - 1;
            }
        }
        to.signed(latest.toEpochDay() - buckets.startOf(0));
        int gapOrder = ExpGolomb.orderFor(gaps);
        int figureOrder = ExpGolomb.orderFor(figures);
        to.octet(gapOrder);
        to.octet(figureOrder);
        to.whole(divisor);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                ExpGolomb.write(to, gaps[i - 1], gapOrder);
            }
            ExpGolomb.write(to, figures[i], figureOrder);
        }
        to.endBits();
    }

    static Buckets read(PackedReader from, LocalDate latest) {
        Grain grain = readGrain(from);
        int size = from.count();
        if (size == 0) {
            return Buckets.empty(grain);
        }
        int[] starts = new int[size];
        long[] figures = new long[size];
        starts[0] = Math.toIntExact(latest.toEpochDay() - from.signed());
        int gapOrder = order(from);
        int figureOrder = order(from);
        long divisor = from.whole();
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                starts[i] = Math.toIntExact(starts[i - 1] + ExpGolomb.read(from, gapOrder) + 1);
            }
            figures[i] = Math.multiplyExact(ExpGolomb.read(from, figureOrder) + 1, divisor);
        }
        from.endBits();
        return Buckets.of(grain, starts, figures);
    }

    private static int order(PackedReader from) {
        int order = from.octet();
        if (order > ExpGolomb.HIGHEST) {
            throw new MalformedBytes("there is no order " + order);
        }
        return order;
    }

    private static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    private static void writeGrain(PackedWriter to, Grain grain) {
        switch (grain) {
            case Grain.Days(int window) -> {
                to.octet(0);
                to.whole(window);
            }
            case Grain.Units(PeriodUnit unit) ->
                to.octet(
                        switch (unit) {
                            case DAY -> throw new IllegalArgumentException("days are a grain of their own");
                            case WEEK -> 1;
                            case MONTH -> 2;
                            case QUARTER -> 3;
                            case HALF_YEAR -> 4;
                            case YEAR -> 5;
                        });
        }
    }

    private static Grain readGrain(PackedReader from) {
        int code = from.octet();
        return switch (code) {
            case 0 -> new Grain.Days(Math.toIntExact(from.whole()));
            case 1 -> new Grain.Units(PeriodUnit.WEEK);
            case 2 -> new Grain.Units(PeriodUnit.MONTH);
            case 3 -> new Grain.Units(PeriodUnit.QUARTER);
            case 4 -> new Grain.Units(PeriodUnit.HALF_YEAR);
            case 5 -> new Grain.Units(PeriodUnit.YEAR);
            default -> throw new MalformedBytes("there is no grain " + code);
        };
    }
}
