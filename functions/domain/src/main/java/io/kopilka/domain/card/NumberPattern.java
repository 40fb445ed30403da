package io.kopilka.domain.card;

import java.util.List;
import java.util.stream.IntStream;

/// What stands at each place of the numbers of a range: wide enough to hold all of them, so that two
/// ranges whose patterns share no text share no number. Check digits count as any digit: a scanner that
/// misreads one must not find a card of another range.
///
/// @param places the characters that may stand at each place, in ascending order
public record NumberPattern(List<String> places) {

    public NumberPattern {
        places = List.copyOf(places);
    }

    /// The pattern of thirteen digits that begin with a prefix, such as those that a shop's scales print.
    public static NumberPattern ofEan13(String prefix) {
        return beginning(prefix, 13);
    }

    static NumberPattern beginning(String prefix, int length) {
        return new NumberPattern(IntStream.range(0, length)
                .mapToObj(place -> place < prefix.length() ? prefix.substring(place, place + 1) : CheckDigit.DIGITS)
                .toList());
    }

    /// Whether a text fits.
    public boolean fits(String text) {
        if (text.length() != places.size()) {
            return false;
        }
        for (int place = 0; place < text.length(); place++) {
            if (places.get(place).indexOf(text.charAt(place)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is a text that fits both.
    public boolean overlaps(NumberPattern other) {
        if (places.size() != other.places.size()) {
            return false;
        }
        for (int place = 0; place < places.size(); place++) {
            String theirs = other.places.get(place);
            if (places.get(place).chars().noneMatch(each -> theirs.indexOf(each) >= 0)) {
                return false;
            }
        }
        return true;
    }
}
