package io.kopilka.domain.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a client calls one attempt to change something, made by it before the first try, so that the second try is
/// known for the same.
///
/// @param value 1–255 visible ASCII characters (`!` to `~`)
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key has 1 to 255 visible ASCII characters");
        }
    }

    /// The key in a header, or empty where the text is none.
    public static Optional<IdempotencyKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
