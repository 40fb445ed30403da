package io.kopilka.domain.words;

import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;

/// All that one language can say about offers. A new language is a new voice.
sealed interface Voice permits RussianVoice, EnglishVoice {
    String describe(Offer offer);

    String explain(SkippedOffer skipped);

    String prompt(Prompt prompt);

    String benefit(Offer offer);

    static Voice of(Ruleset ruleset, Names names, Language language) {
        Vocabulary vocabulary = new Vocabulary(ruleset, names, language);
        return switch (language) {
            case RU -> new RussianVoice(vocabulary);
            case EN -> new EnglishVoice(vocabulary);
        };
    }
}
