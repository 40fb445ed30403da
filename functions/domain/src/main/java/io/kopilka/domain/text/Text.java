package io.kopilka.domain.text;

/// A name or sentence that a person reads, in both languages. A tenant that gives one text means it for both.
public record Text(String ru, String en) {
    public static Text of(String both) {
        return new Text(both, both);
    }

    public String in(Language language) {
        return switch (language) {
            case RU -> ru;
            case EN -> en;
        };
    }
}
