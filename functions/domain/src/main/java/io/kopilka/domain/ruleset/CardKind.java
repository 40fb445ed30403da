package io.kopilka.domain.ruleset;

import io.kopilka.domain.text.Text;
import org.jspecify.annotations.Nullable;

/// A kind of card that is printed and scanned.
///
/// @param personal whether a card of the kind belongs to a customer; otherwise it is kept at the till for
///     everybody
/// @param issueWhen the receipt on which the cashier is reminded to hand one out; never where null
public record CardKind(
        String id, Text name, boolean personal, @Nullable Condition issueWhen) {}
