package io.kopilka.trials.bench;

/// An offer that every engine of the benchmark can say: a percent off the lines of one segment, for the customers of
/// one audience, on receipts of some size. Figures are bare numbers, because rule engines compare those fastest.
///
/// @param atLeast the receipt's total from which on it holds, in minor units
/// @param percent in ten-thousandths of a percent
public record PercentOffer(String id, String segment, String audience, long atLeast, long percent) {}
