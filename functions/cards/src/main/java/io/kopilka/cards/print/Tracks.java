package io.kopilka.cards.print;

import io.kopilka.domain.identity.CardNumber;
import java.util.Optional;

/// What an encoder writes on a stripe, sentinels included; it adds the check character (LRC) itself.
///
/// The characters are those of ISO/IEC 7811-2: track 1 has `0x20`–`0x5F`, at most 79 with sentinels and
/// LRC; track 2 digits and separators, at most 40. The layout is none of ISO/IEC 7813's for bank cards:
/// no format code `B`, and never a month with a service code behind a number, so that no reader takes the
/// card for a bank's.
final class Tracks {

    /// The most characters between the sentinels of track 1.
    static final int LONGEST_ONE = 76;

    /// The most characters between the sentinels of track 2.
    static final int LONGEST_TWO = 37;

    /// The most characters of a name on track 1.
    static final int LONGEST_NAME = 26;

    private Tracks() {}

    /// `%NUMBER?`, or `%NUMBER^NAME?` for a named card.
    static String one(CardNumber number, Optional<String> name) {
        String text = number.value()
                + name.map(Latin::of)
                        .filter(latin -> !latin.isEmpty())
                        .map(latin -> "^" + latin.substring(0, Math.min(latin.length(), LONGEST_NAME)))
                        .orElse("");
        return "%" + required(text, LONGEST_ONE, ' ', '_') + "?";
    }

    /// `;NUMBER?`, or `;NUMBER=SITE?`.
    static String two(CardNumber number, Optional<String> siteCode) {
        String text = number.value() + siteCode.map(code -> "=" + code).orElse("");
        return ";" + required(text, LONGEST_TWO, '0', '=') + "?";
    }

    private static String required(String text, int most, char lowest, char highest) {
        if (text.length() > most || text.chars().anyMatch(each -> each < lowest || each > highest)) {
            throw new IllegalArgumentException("a track cannot hold this");
        }
        return text;
    }
}
