package io.kopilka.platform.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a page ended: behind this sort key. It names no partition, and thus no tenant: whoever sends a stranger's
/// cursor reads their
/// own list from a place that means nothing to them.
public record Cursor(String sk) {

    public Cursor {
        if (sk.isEmpty()) {
            throw new IllegalArgumentException("a cursor stands behind a sort key");
        }
    }

    /// The cursor as a client sees it: opaque, fit for a query parameter.
    public String toText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sk.getBytes(StandardCharsets.UTF_8));
    }

    /// The cursor in a client's text, or empty where it is none of this range.
    public static Optional<Cursor> parse(String text, SortRange range) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String sk = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return sk.isEmpty() || !range.contains(sk) ? Optional.empty() : Optional.of(new Cursor(sk));
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }
}
