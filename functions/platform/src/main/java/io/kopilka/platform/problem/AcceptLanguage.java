package io.kopilka.platform.problem;

import io.kopilka.domain.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which language a reader asks for.
public final class AcceptLanguage {

    /// The language of who asks for neither.
    public static final Language USUAL = Language.EN;

    private AcceptLanguage() {}

    /// The language that an `Accept-Language` header likes best; [#USUAL] where it likes neither, asks for anything, or
    /// cannot be read.
    public static Language preferred(String header) {
        for (Locale.LanguageRange range : ranges(header)) {
            Optional<Language> language = ofTag(range.getRange());
            if (range.getWeight() > 0 && language.isPresent()) {
                return language.get();
            }
        }
        return USUAL;
    }

    /// The tag of a language: `ru`, `en`.
    public static String tag(Language language) {
        return switch (language) {
            case RU -> "ru";
            case EN -> "en";
        };
    }

    private static Optional<Language> ofTag(String wanted) {
        return Arrays.stream(Language.values())
                .filter(language -> wanted.equals(tag(language)) || wanted.startsWith(tag(language) + "-"))
                .findFirst();
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
