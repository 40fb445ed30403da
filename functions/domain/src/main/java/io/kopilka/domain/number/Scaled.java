package io.kopilka.domain.number;

/// An exact decimal held as a whole number of its smallest unit: kopecks, thousandths of a kilogram,
/// ten-thousandths of
/// a
/// percent. Which unit that is, each type says.
public sealed interface Scaled permits Money, Points, Quantity, Percent {
    /// The value as a whole number of the type's smallest unit.
    long units();
}
