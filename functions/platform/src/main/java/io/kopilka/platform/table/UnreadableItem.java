package io.kopilka.platform.table;

/// A stored item is not what its schema says. A fault: somebody wrote it wrong, or somebody reads what is newer
/// than
/// they know.
public final class UnreadableItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableItem(Key key, String what) {
        super("the item " + kindOf(key) + " cannot be read: " + what);
    }

    /// The key without the ids in it: a card's number has no place in a log.
    private static String kindOf(Key key) {
        String[] parts = key.pk().split("#", -1);
        return parts[2] + "/" + key.sk().split("#", -1)[0];
    }
}
