package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;

/// What an offer gives, in a few words, without saying to whom or when: "скидка 5 %", "3 % баллами".
public final class Benefit {
    private Benefit() {}

    /// A phrase without a full stop.
    public static String of(Offer offer, Ruleset ruleset, Language language) {
        return of(offer, ruleset, Names.BY_ID, language);
    }

    /// The same with names for what the ruleset knows by id only.
    public static String of(Offer offer, Ruleset ruleset, Names names, Language language) {
        return Voice.of(ruleset, names, language).benefit(offer);
    }
}
