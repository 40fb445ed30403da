package io.kopilka.checkout;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The uses of one offer over one stretch of time that this process may give out, and what it remembers of the count
/// of all.
///
/// A portion begins at one, doubles each time one is used up, and is never more than a thirty-second of what is left
/// below the limit: a process that stops takes few uses with it.
final class UseLease {
    /// How old the count may be that a price is made of.
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST = 64;
    private static final int SHARE = 32;

    private final Table table;
    private final Key key;
    private final UsesStretch stretch;
    private final Supplier<Ulid> ids;
    private final LongSupplier nanos;

    /// Handed out to all processes, when last looked at; what is in hand here is part of it.
    private long leased;

    private long inHand;
    /// Below which `inHand` was taken.
    private long limit;
    private int portion = 1;
    private boolean isKnown;
    private long knownAt;

    UseLease(Table table, Key key, UsesStretch stretch, Supplier<Ulid> ids, LongSupplier nanos) {
        this.table = table;
        this.key = key;
        this.stretch = stretch;
        this.ids = ids;
        this.nanos = nanos;
    }

    /// What came of asking for a use.
    enum Taken {
        YES,
        /// There are as many uses as the limit allows.
        NONE_LEFT,
        /// Others were faster each time.
        BUSY
    }

    Key key() {
        return key;
    }

    /// Whether the count must be read again before a price is made of it.
    synchronized boolean isStale() {
        return inHand == 0 && (!isKnown || nanos.getAsLong() - knownAt > REMEMBERED.toNanos());
    }

    /// Takes note of the count as it was read.
    synchronized void learn(UsesCount count) {
        if (inHand == 0) {
            learn(count.in(stretch));
        }
    }

    /// The uses that a price reckons with: those that other processes gave out or may still, and those given out here.
    synchronized long seen() {
        return leased - inHand;
    }

    /// Takes one use, from what is in hand or from a new portion.
    ///
    /// @param below so many uses there may be with it, at the most; [Long#MAX_VALUE] where there is no limit
    synchronized Taken take(long below, Backoff.Waits waits) {
        if (inHand > 0 && limit <= below) {
            inHand--;
            return Taken.YES;
        }
        do {
            UsesCount count = UsesCount.of(key, table.get(key, Consistency.STRONG));
            long all = count.in(stretch);
            if (all - inHand >= below) {
                learn(all);
                return Taken.NONE_LEFT;
            }
            Optional<Taken> taken = lease(count, all - inHand, below);
            if (taken.isPresent()) {
                return taken.get();
            }
        } while (waits.again());
        return Taken.BUSY;
    }

    private Optional<Taken> lease(UsesCount count, long others, long below) {
        long wanted = below == Long.MAX_VALUE ? 1 : Math.clamp((below - others) / SHARE, 1, portion);
        long back = inHand;
        // Whether the write was done is not known until it is answered: until then nothing is in hand.
        inHand = 0;
        if (!(table.write(count.changed(stretch, wanted - back, ids.get())) instanceof WriteOutcome.Written)) {
            inHand = back;
            return Optional.empty();
        }
        learn(others + wanted);
        inHand = wanted - 1;
        limit = below;
        portion = Math.min(portion * 2, MOST);
        return Optional.of(Taken.YES);
    }

    /// Takes back a use that came to nothing.
    synchronized void putBack() {
        inHand++;
    }

    /// Lets the count be read anew.
    synchronized void forget() {
        isKnown = false;
    }

    /// Hands back what is in hand, as far as nobody is faster.
    synchronized void close() {
        if (inHand > 0) {
            long back = inHand;
            inHand = 0;
            table.write(UsesCount.of(key, table.get(key, Consistency.STRONG)).changed(stretch, -back, ids.get()));
        }
    }

    private void learn(long all) {
        leased = all;
        isKnown = true;
        knownAt = nanos.getAsLong();
    }
}
