package io.kopilka.accounts;

/// Stored bytes are not what their schema says.
final class MalformedBytes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedBytes(String what) {
        super(what);
    }
}
