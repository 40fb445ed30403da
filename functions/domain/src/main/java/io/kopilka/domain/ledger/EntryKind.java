package io.kopilka.domain.ledger;

/// What an entry is about.
public enum EntryKind {
    ACCRUAL,
    REDEMPTION,
    HOLD,
    RELEASE,
    EXPIRY,
    REVERSAL,
    ADJUSTMENT,
    TRANSFER
}
