package io.kopilka.platform.table;

/// A stored item is not what its schema says. A fault: somebody wrote it wrong, or somebody reads what is newer
/// than
/// they know.
public final class UnreadableItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Of the key only its kind is told: a card's number has no place in a log.
    public UnreadableItem(Key key, String what) {
        super("the item " + key.kind() + " cannot be read: " + what);
    }
}
