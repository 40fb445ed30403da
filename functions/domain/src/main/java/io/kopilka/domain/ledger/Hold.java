package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Points set aside while a customer pays: taken out of the lots, so that no other till can spend them, until
/// a sale spends them or they are given free. A hold whose time has passed is free at once, whether it has
/// been cleared off the account yet or not.
///
/// @param until the moment from which on it is free, to the second
/// @param parts what it took, by lot, at least one
public record Hold(Ulid id, Instant until, List<AccountLot> parts) {
    /// How long points are set aside.
    public static final Duration LIFE = Duration.ofMinutes(15);
    /// How many holds an account has at the most: each makes it longer, and a customer pays at one till.
    public static final int MOST = 10;

    public Hold {
        until = until.truncatedTo(ChronoUnit.SECONDS);
        parts = List.copyOf(parts);
        Set<LotNumber> numbers = new HashSet<>();
        for (AccountLot part : parts) {
            if (!numbers.add(part.number())) {
                throw new IllegalArgumentException("a hold takes from a lot once");
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a hold holds something");
        }
    }

    /// Whether its time has passed.
    public boolean isOverAt(Instant now) {
        return !now.isBefore(until);
    }

    /// How many points are set aside.
    public Points points() {
        Points sum = Points.ZERO;
        for (AccountLot part : parts) {
            sum = sum.plus(part.left());
        }
        return sum;
    }

    /// What it holds of a lot.
    Points of(LotNumber lot) {
        for (AccountLot part : parts) {
            if (part.number().equals(lot)) {
                return part.left();
            }
        }
        return Points.ZERO;
    }

    /// How the lots move when it ends: back to where the points came from. A lot that is still there keeps its
    /// term, for a return may have made it longer meanwhile.
    List<LotMovement> release(LotBook book) {
        List<LotMovement> movements = new ArrayList<>();
        for (AccountLot part : parts) {
            AccountLot lot = book.lot(part.number());
            movements.add(new LotMovement(part.number(), part.left(), lot == null ? part.term() : lot.term()));
        }
        return movements;
    }
}
