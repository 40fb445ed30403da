package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import org.jspecify.annotations.Nullable;

/// Which goods an offer works on.
///
/// @param segment all goods where null
/// @param lines which lines of them; all where null
record Extent(@Nullable String segment, @Nullable LineWhen lines) {
    static Extent of(Offer offer) {
        return new Extent(offer.scope(), offer.lineWhen());
    }

    static Extent of(String segment) {
        return new Extent(segment, null);
    }

    boolean isEverything() {
        return segment == null && lines == null;
    }

    /// Whether it is one segment and nothing narrower.
    boolean isJust(@Nullable String other) {
        return lines == null && segment != null && segment.equals(other);
    }
}
