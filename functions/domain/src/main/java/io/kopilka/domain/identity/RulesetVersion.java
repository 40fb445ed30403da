package io.kopilka.domain.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number of a published, immutable ruleset of a tenant; the first is 1. A sale before that is priced by
/// [#NONE], the empty programme.
///
/// @param number 0 or more
public record RulesetVersion(int number) implements Comparable<RulesetVersion> {

    /// The empty programme of a tenant that has published nothing yet.
    public static final RulesetVersion NONE = new RulesetVersion(0);

    /// The version that a tenant's first publishing makes.
    public static final RulesetVersion FIRST = new RulesetVersion(1);

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    public RulesetVersion {
        if (number < 0) {
            throw new IllegalArgumentException("a ruleset version is 0 or more, not " + number);
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
