package io.kopilka.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages that everything a person reads exists in.
public enum Language {
    RU,
    EN;

    /// The language of who asks for neither.
    public static final Language USUAL = EN;

    /// The one that an `Accept-Language` header likes best; [#USUAL] where it likes neither, asks for anything, or
    /// cannot be read.
    public static Language preferred(String acceptLanguage) {
        for (Locale.LanguageRange range : ranges(acceptLanguage)) {
            Optional<Language> language = ofTag(range.getRange());
            if (range.getWeight() > 0 && language.isPresent()) {
                return language.get();
            }
        }
        return USUAL;
    }

    /// The tag of the language: `ru`, `en`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> tag.equals(language.tag()) || tag.startsWith(language.tag() + "-"))
                .findFirst();
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
