package io.kopilka.domain.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number of a published, immutable ruleset of a tenant; the first is 1.
///
/// @param number 1 or more
public record RulesetVersion(int number) implements Comparable<RulesetVersion> {

    /// The version that a tenant's first publishing makes.
    public static final RulesetVersion FIRST = new RulesetVersion(1);

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    public RulesetVersion {
        if (number < 1) {
            throw new IllegalArgumentException("ruleset versions start at 1, not at " + number);
        }
    }

    /// The version in a path or a query parameter, or empty where the text is no number from 1 to 999,999,999.
    public static Optional<RulesetVersion> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new RulesetVersion(Integer.parseInt(text)))
                : Optional.empty();
    }

    /// The version that the next publishing makes.
    public RulesetVersion next() {
        return new RulesetVersion(Math.incrementExact(number));
    }

    @Override
    public int compareTo(RulesetVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
