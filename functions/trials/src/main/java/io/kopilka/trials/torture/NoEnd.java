package io.kopilka.trials.torture;

/// A history asked the table more often than any that comes to an end: something tries again for ever. It passes
/// through whatever catches exceptions, so that its seed is told and not waited for.
final class NoEnd extends Error {
    private static final long serialVersionUID = 1L;

    NoEnd(String what) {
        super(what);
    }
}
