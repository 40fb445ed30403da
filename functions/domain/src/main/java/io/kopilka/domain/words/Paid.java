package io.kopilka.domain.words;

/// What "for each so much paid" measures (docs/pricing.md, clause 7.5).
enum Paid {
    /// In a discount nothing is paid yet: the amounts of the goods.
    AS_AMOUNT,
    /// In points: what money paid.
    WITH_MONEY
}
