package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;

/// What a return does about one line (docs/pricing.md, 20.3 to 20.5).
///
/// @param line its id on the receipt
/// @param quantity what comes back now
/// @param paidBack money for it
/// @param givenBack points that had paid for it
/// @param takenBack points that it had earned, before anything is owed or forgiven
public record ReturnedLine(String line, Quantity quantity, Money paidBack, Points givenBack, Points takenBack) {}
