package io.kopilka.domain.ledger;

/// What kind of points an entry counts.
public enum PointsUnit {
    /// They can pay.
    SPENDABLE,
    /// They only count towards a tier.
    QUALIFYING
}
