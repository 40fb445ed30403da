package io.kopilka.domain.ledger;

import java.time.LocalDate;
import java.util.Arrays;

/// A figure cut into stretches of time, each with what fell into it. Immutable.
///
/// Held in arrays, not in records a bucket: an account may have thousands, and each quote reads them.
public final class Buckets {
    private final Grain grain;
    /// First days of the stretches, as days since 1970, ascending.
    private final int[] starts;
    /// Above zero.
    private final long[] figures;

    private Buckets(Grain grain, int[] starts, long[] figures) {
        this.grain = grain;
        this.starts = starts;
        this.figures = figures;
    }

    public static Buckets empty(Grain grain) {
        return new Buckets(grain, new int[0], new long[0]);
    }

    /// Buckets as they were stored.
    ///
    /// @param starts first days as days since 1970, ascending
    /// @param figures of the same number, above zero
    public static Buckets of(Grain grain, int[] starts, long[] figures) {
        if (starts.length != figures.length) {
            throw new IllegalArgumentException("each bucket has a start and a figure");
        }
        for (int i = 0; i < starts.length; i++) {
            if (figures[i] <= 0 || (i > 0 && starts[i] <= starts[i - 1])) {
                throw new IllegalArgumentException("buckets ascend and hold something");
            }
        }
        return new Buckets(grain, starts.clone(), figures.clone());
    }

    public Grain grain() {
        return grain;
    }

    public int size() {
        return starts.length;
    }

    /// The first day of a bucket, as days since 1970.
    public int startOf(int index) {
        return starts[index];
    }

    /// What fell into a bucket.
    public long figureOf(int index) {
        return figures[index];
    }

    /// What fell into the stretch that begins on a day.
    public long at(LocalDate start) {
        int place = Arrays.binarySearch(starts, day(start));
        return place < 0 ? 0 : figures[place];
    }

    /// What fell into the stretches that begin from one day to another, both included.
    public long between(LocalDate from, LocalDate to) {
        long sum = 0;
        int end = day(to);
        for (int i = firstFrom(day(from)); i < starts.length && starts[i] <= end; i++) {
            sum = Math.addExact(sum, figures[i]);
        }
        return sum;
    }

    /// Adds to the stretch that holds a day. A stretch never falls below nothing: what a return takes
    /// back may have been sold before the stretch began to be counted.
    ///
    /// @param change negative where something is taken back
    Buckets plus(LocalDate day, long change) {
        int start = day(grain.startOf(day));
        int place = firstFrom(start);
        boolean known = place < starts.length && starts[place] == start;
        long figure = Math.max(0, Math.addExact(known ? figures[place] : 0, change));
        if (known && figure > 0) {
            long[] changed = figures.clone();
            changed[place] = figure;
            return new Buckets(grain, starts, changed);
        }
        if (known) {
            return without(place, place + 1);
        }
        return figure > 0 ? with(place, start, figure) : this;
    }

    /// Adds the figures of other buckets of the same kind.
    ///
    /// @param times -1 takes them away
    Buckets plus(Buckets other, int times) {
        Buckets sum = this;
        for (int i = 0; i < other.starts.length; i++) {
            sum = sum.plus(LocalDate.ofEpochDay(other.starts[i]), times * other.figures[i]);
        }
        return sum;
    }

    /// The same buckets with another grain of the same kind: a longer or shorter window of days.
    Buckets in(Grain other) {
        return grain.equals(other) ? this : new Buckets(other, starts, figures);
    }

    /// What is kept of them once a receipt of this day is there.
    Buckets keptAt(LocalDate latest) {
        int first = firstFrom(day(grain.keptFrom(latest)));
        return first == 0 ? this : without(0, first);
    }

    private Buckets with(int place, int start, long figure) {
        int[] days = new int[starts.length + 1];
        long[] values = new long[days.length];
        System.arraycopy(starts, 0, days, 0, place);
        System.arraycopy(figures, 0, values, 0, place);
        days[place] = start;
        values[place] = figure;
        System.arraycopy(starts, place, days, place + 1, starts.length - place);
        System.arraycopy(figures, place, values, place + 1, starts.length - place);
        return new Buckets(grain, days, values);
    }

    private Buckets without(int from, int to) {
        int[] days = new int[starts.length - (to - from)];
        long[] values = new long[days.length];
        System.arraycopy(starts, 0, days, 0, from);
        System.arraycopy(figures, 0, values, 0, from);
        System.arraycopy(starts, to, days, from, starts.length - to);
        System.arraycopy(figures, to, values, from, starts.length - to);
        return new Buckets(grain, days, values);
    }

    private int firstFrom(int start) {
        int place = Arrays.binarySearch(starts, start);
        return place < 0 ? -place - 1 : place;
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets buckets
                && grain.equals(buckets.grain)
                && Arrays.equals(starts, buckets.starts)
                && Arrays.equals(figures, buckets.figures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(figures);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(grain.toString());
        for (int i = 0; i < starts.length; i++) {
            text.append(' ').append(LocalDate.ofEpochDay(starts[i])).append('=').append(figures[i]);
        }
        return text.toString();
    }
}
