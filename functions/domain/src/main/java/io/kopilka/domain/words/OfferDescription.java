package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;

/// What an offer does, composed from every field of it that acts, for the marketer to check before it goes live.
/// Its name and its priority are left out: the one is the marketer's own word, the other means nothing without the
/// offers beside it.
public final class OfferDescription {
    private OfferDescription() {}

    /// A sentence, and a second one where a scale is to be told.
    public static String describe(Offer offer, Ruleset ruleset, Language language) {
        return describe(offer, ruleset, Names.BY_ID, language);
    }

    /// The same with names for what the ruleset knows by id only.
    public static String describe(Offer offer, Ruleset ruleset, Names names, Language language) {
        return Voice.of(ruleset, names, language).describe(offer);
    }
}
