package io.kopilka.trials.torture;

/// A bug put in on purpose, to see that it is found. None of them is in the service: each is in what stands around it.
public enum PlantedBug {
    /// All is well.
    NONE,
    /// The table writes whatever version stands there.
    NO_VERSION_GUARD,
    /// Nobody remembers which events were counted.
    NO_MARKS,
    /// A till that repeats a sale gives it another number.
    ANOTHER_NUMBER
}
