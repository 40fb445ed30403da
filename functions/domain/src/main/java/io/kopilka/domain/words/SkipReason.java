package io.kopilka.domain.words;

import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;

/// Why an offer did not apply and how far away it is, as a cashier would say it (docs/pricing.md, clauses 6.4 and
/// 16.2).
public final class SkipReason {
    private SkipReason() {}

    /// A phrase without a full stop: "ещё 1 800 ₽ до скидки 5 %".
    public static String explain(SkippedOffer skipped, Ruleset ruleset, Language language) {
        return explain(skipped, ruleset, Names.BY_ID, language);
    }

    /// The same with names for what the ruleset knows by id only.
    public static String explain(SkippedOffer skipped, Ruleset ruleset, Names names, Language language) {
        return Voice.of(ruleset, names, language).explain(skipped);
    }
}
