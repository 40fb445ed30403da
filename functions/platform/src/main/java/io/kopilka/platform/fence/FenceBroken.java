package io.kopilka.platform.fence;

/// A request to the table that its session policy does not allow. The code asked for what belongs to another: a fault,
/// which ends the work before anything was read or written.
public final class FenceBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FenceBroken(String message) {
        super(message);
    }
}
