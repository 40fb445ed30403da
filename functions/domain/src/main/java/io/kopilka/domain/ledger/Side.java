package io.kopilka.domain.ledger;

/// Where points can be. What an entry debits on one side it credits on another, so the sides of a ledger always sum
/// to nought.
public enum Side {
    /// The customer's: lots less debts.
    MEMBER,
    /// Set aside for a sale that is being paid.
    HELD,
    /// Where points come from: brought out by the programme.
    ISSUED,
    /// Where points go to that paid a part of a receipt.
    REDEEMED,
    /// Where points go to that nobody spent in time.
    EXPIRED,
    /// What should have been taken back and was not.
    FORGIVEN,
    /// The counterpart of corrections by hand.
    ADJUSTED,
    /// The counterpart of points that came from, or went to, another account.
    TRANSFERRED
}
