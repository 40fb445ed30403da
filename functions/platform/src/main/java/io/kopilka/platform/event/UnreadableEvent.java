package io.kopilka.platform.event;

/// A message that is no event, or one of a shape that is not known here: it is set aside, for it would not be better
/// the next time.
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String message) {
        super(message);
    }
}
