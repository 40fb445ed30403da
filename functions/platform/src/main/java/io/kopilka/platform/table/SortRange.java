package io.kopilka.platform.table;

/// Which sort keys of a partition a query wants. Sort keys are compared as the bytes of their UTF-8 form.
public sealed interface SortRange {

    /// All of the partition.
    record All() implements SortRange {}

    /// Those that begin with this text.
    record Prefix(String prefix) implements SortRange {

        public Prefix {
            if (prefix.isEmpty() || prefix.codePointBefore(prefix.length()) >= Character.MIN_SURROGATE - 1) {
                throw new IllegalArgumentException("a prefix is not empty and ends below the surrogates");
            }
        }
    }

    /// Those from the one to the other, both included.
    record Between(String from, String to) implements SortRange {

        public Between {
            if (from.isEmpty() || Utf8Order.compare(from, to) > 0) {
                throw new IllegalArgumentException("a range goes from a lower to a higher sort key");
            }
        }
    }

    /// Whether the range holds this sort key.
    default boolean contains(String sk) {
        return switch (this) {
            case All() -> true;
            case Prefix(String prefix) -> sk.startsWith(prefix);
            case Between(String from, String to) -> Utf8Order.compare(from, sk) <= 0 && Utf8Order.compare(sk, to) <= 0;
        };
    }
}
