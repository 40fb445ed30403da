package io.kopilka.trials.torture;

/// One request that moves something, under its key.
record Deed(Kind kind, String path, String key, String body) {

    /// What it moves.
    enum Kind {
        SALE,
        RETURN,
        HOLD,
        RELEASE,
        ADJUSTMENT
    }
}
