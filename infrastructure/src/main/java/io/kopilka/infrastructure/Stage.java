package io.kopilka.infrastructure;

/// One whole installation of the service in an account: `prod`, `test`. Everything that a stage makes has its name in
/// it, so that several stand side by side.
///
/// @param name 2–16 characters of `a-z0-9-`, the first a letter
public record Stage(String name) {
    private static final String FORM = "[a-z][a-z0-9-]{1,15}";

    public Stage {
        if (!name.matches(FORM)) {
            throw new IllegalArgumentException(
                    "a stage has 2 to 16 characters of a-z, 0-9 and -, the first a letter: " + name);
        }
    }

    /// The name of something of this stage: `kopilka-prod-reports`.
    String of(String thing) {
        return "kopilka-" + name + "-" + thing;
    }
}
