package io.kopilka.platform.queue;

/// A queue did not take what it was given.
public final class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public QueueUnavailable(String message) {
        super(message);
    }
}
