package io.kopilka.trials.torture;

/// The process in which something was done is no more. Nothing in the service can catch it, as nothing could.
final class ProcessEnded extends Error {
    private static final long serialVersionUID = 1L;

    ProcessEnded() {
        super("the process ended", null, false, false);
    }
}
