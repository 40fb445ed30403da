package io.kopilka.platform.problem;

import io.kopilka.domain.text.Language;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of one language. A name in braces stands for a value: `Allowed is from {from} to {to}.`
final class Texts {

    private static final String BUNDLE = "io.kopilka.platform.problem.messages";
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z]+)}");

    private static final Texts RU = new Texts(Language.RU);
    private static final Texts EN = new Texts(Language.EN);

    private final ResourceBundle bundle;

    private Texts(Language language) {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundle = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(AcceptLanguage.tag(language)), noFallback);
    }

    static Texts in(Language language) {
        return switch (language) {
            case RU -> RU;
            case EN -> EN;
        };
    }

    String title(ProblemCode code) {
        return bundle.getString(code.wireName() + ".title");
    }

    String usualDetail(ProblemCode code, Map<String, String> values) {
        String key = code.wireName() + ".detail";
        if (!bundle.containsKey(key)) {
            return title(code);
        }
        String text = bundle.getString(key);
        boolean complete = VALUE.matcher(text).results().allMatch(found -> values.containsKey(found.group(1)));
        return complete ? filled(text, values) : title(code);
    }

    private static String filled(String text, Map<String, String> values) {
        return VALUE.matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
