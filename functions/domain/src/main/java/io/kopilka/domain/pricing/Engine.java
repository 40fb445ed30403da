package io.kopilka.domain.pricing;

/// The engine by its version: every receipt keeps the one that priced it.
public final class Engine {
    /// Raised with every change after which some receipt could be priced otherwise.
    public static final String VERSION = "1";

    private Engine() {}
}
