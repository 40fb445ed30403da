package io.kopilka.domain.pricing;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Priority order: higher priority first, then the earlier id by code point; what has no id goes first, in
/// the order
/// written (docs/pricing.md, clause 1.5).
final class PriorityOrder {
    private PriorityOrder() {}

    static <T> Comparator<T> by(ToIntFunction<T> priority, Function<T, @Nullable String> id) {
        return (a, b) -> {
            int byPriority = Integer.compare(priority.applyAsInt(b), priority.applyAsInt(a));
            return byPriority != 0 ? byPriority : compareIds(id.apply(a), id.apply(b));
        };
    }

    private static int compareIds(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean bothPlain = !Character.isSurrogate(left) && !Character.isSurrogate(right);
                return bothPlain ? left - right : a.codePointAt(start(a, i)) - b.codePointAt(start(b, i));
            }
        }
        return a.length() - b.length();
    }

    /// Where the code point begins that a char belongs to.
    private static int start(String text, int i) {
        return i > 0 && Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1))
                ? i - 1
                : i;
    }
}
