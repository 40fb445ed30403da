package io.kopilka.contract.json;

import java.util.List;

/// What came of reading a document: the thing that it describes, or what is wrong with it.
public sealed interface Read<T> {
    /// The document is well shaped.
    record Good<T>(T value) implements Read<T> {}

    /// The document is refused.
    ///
    /// @param faults at least one
    record Refused<T>(List<Fault> faults) implements Read<T> {}

    /// What was read, or the faults that were collected while reading it.
    static <T> Read<T> of(T value, Faults faults) {
        return faults.isEmpty() ? new Good<>(value) : new Refused<>(faults.all());
    }
}
