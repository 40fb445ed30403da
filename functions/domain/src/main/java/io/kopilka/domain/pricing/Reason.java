package io.kopilka.domain.pricing;

/// Reasons for which a live offer was skipped that are not the key of one of its conditions (docs/pricing.md,
/// section
/// 16).
public final class Reason {
    /// The scope holds no line of the receipt.
    public static final String SCOPE = "scope";
    /// The tree, or the limit of a line, left nothing of it.
    public static final String COMBINATION = "combination";
    /// The effect gave nothing to combine.
    public static final String NOTHING = "nothing";
    /// A points offer without a customer.
    public static final String CUSTOMER = "customer";

    private Reason() {}
}
