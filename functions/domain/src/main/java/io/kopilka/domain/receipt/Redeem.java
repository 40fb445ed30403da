package io.kopilka.domain.receipt;

import io.kopilka.domain.number.Points;

/// How many points the customer wants to pay with.
public sealed interface Redeem {
    Redeem NOTHING = new Nothing();
    Redeem MAXIMUM = new Maximum();

    /// None.
    record Nothing() implements Redeem {}

    /// As many as may be.
    record Maximum() implements Redeem {}

    /// So many, or as many as may be where that is less.
    record UpTo(Points points) implements Redeem {}
}
