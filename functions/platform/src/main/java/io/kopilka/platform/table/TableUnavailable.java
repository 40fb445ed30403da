package io.kopilka.platform.table;

/// The table did not answer in time, or refused for load until the retries were spent. A fault.
///
/// After a write it is unknown whether it was done: every write that matters carries a condition, so that whoever
/// repeats it finds out.
public final class TableUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TableUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
