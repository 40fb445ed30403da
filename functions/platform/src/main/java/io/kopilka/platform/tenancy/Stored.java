package io.kopilka.platform.tenancy;

/// Something as the table has it at this moment, and what a change of it is guarded by.
///
/// @param version the item's, 1 or more
public record Stored<T>(T value, long version) {}
