package io.kopilka.platform.table;

import java.util.Optional;

/// What became of a transaction: all of it, or nothing.
public sealed interface WriteOutcome {

    /// Everything was written, together.
    record Written() implements WriteOutcome {}

    /// Nothing was written, because one condition did not hold.
    ///
    /// @param index the place of the write in the list, from 0; the first of those refused
    /// @param reason what was wrong with its item
    /// @param found the item that stood there, empty where there was none
    record Refused(int index, Reason reason, Optional<Item> found) implements WriteOutcome {}

    /// Why a condition did not hold.
    enum Reason {
        /// An item is there, and none should be.
        PRESENT,
        /// No item is there, and one should be.
        ABSENT,
        /// The item has another version: somebody was faster.
        CHANGED
    }
}
