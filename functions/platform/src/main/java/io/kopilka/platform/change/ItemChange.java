package io.kopilka.platform.change;

import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import java.time.Instant;

/// One change of one item, from the table's stream. The stream tells each at least once, and those of one item in
/// their order.
///
/// An item that ended by its time ([Item#expires]) and was deleted by the store is [Removed] like any other.
public sealed interface ItemChange {

    /// The item's key.
    Key key();

    /// When the table took it, by the table's own clock, to the second.
    Instant at();

    /// Where it stands in the stream: unique within the table, the same whenever it is told again.
    String sequence();

    /// An item that was not there before.
    record Added(Item after, Instant at, String sequence) implements ItemChange {
        @Override
        public Key key() {
            return after.key();
        }
    }

    /// An item that took the place of an earlier state of itself.
    record Changed(Item before, Item after, Instant at, String sequence) implements ItemChange {
        @Override
        public Key key() {
            return after.key();
        }
    }

    /// An item that is no longer there.
    record Removed(Item before, Instant at, String sequence) implements ItemChange {
        @Override
        public Key key() {
            return before.key();
        }
    }
}
