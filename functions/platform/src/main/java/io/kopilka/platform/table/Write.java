package io.kopilka.platform.table;

/// One write of a transaction: something to be done to one item, and what must be true of it.
public sealed interface Write {

    /// The item that the write is about.
    Key key();

    /// Stores the item, whatever stood there.
    record Put(Item item) implements Write {

        @Override
        public Key key() {
            return item.key();
        }
    }

    /// Stores the item where none stands.
    record PutIfAbsent(Item item) implements Write {

        @Override
        public Key key() {
            return item.key();
        }
    }

    /// Stores the item in the place of the one that has the expected version.
    ///
    /// @param item the new item; its version is the expected one and one more
    /// @param expected the version that was read, 1 or more
    record PutIfVersion(Item item, long expected) implements Write {

        public PutIfVersion {
            if (expected < 1 || item.version() != expected + 1) {
                throw new IllegalArgumentException("a guarded write replaces version n, 1 or more, by n + 1");
            }
        }

        @Override
        public Key key() {
            return item.key();
        }
    }

    /// Deletes the item, if it is there.
    record Delete(Key key) implements Write {}

    /// Deletes the item that must be there.
    record DeleteIfPresent(Key key) implements Write {}

    /// Deletes the item that must have this version.
    record DeleteIfVersion(Key key, long expected) implements Write {}

    /// Changes nothing; the item must be there.
    record RequirePresent(Key key) implements Write {}

    /// Changes nothing; no item may be there.
    record RequireAbsent(Key key) implements Write {}

    /// Changes nothing; the item must have this version.
    record RequireVersion(Key key, long expected) implements Write {}
}
