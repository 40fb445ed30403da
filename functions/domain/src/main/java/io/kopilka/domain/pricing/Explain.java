package io.kopilka.domain.pricing;

/// How many of the offers that did not apply are told.
public enum Explain {
    /// Every live offer.
    ALL,
    /// The [#NEAREST] nearest of those whose scope holds a line.
    NEAR,
    /// None.
    NONE;

    public static final int NEAREST = 20;
}
