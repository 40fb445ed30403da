package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.text.Text;

/// A level that a customer holds because of an accumulation.
///
/// @param accumulation what is measured
/// @param atLeast from where the tier is reached: money or a quantity, as the accumulation measures
/// @param graceDays days after the end of a period before a tier that is no longer reached is lowered, 0 to 3
///     660
public record Tier(String id, Text name, Accumulation accumulation, Scaled atLeast, int graceDays) {}
