package io.kopilka.platform.table;

/// How fresh a read must be.
public enum Consistency {
    /// Sees every write that was acknowledged before the read began. One unit for 4 KB.
    STRONG,
    /// May be a moment behind. Half a unit for 4 KB.
    EVENTUAL
}
