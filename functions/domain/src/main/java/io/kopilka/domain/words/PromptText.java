package io.kopilka.domain.words;

import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;

/// What the cashier reads on the screen (docs/pricing.md, clause 15.2). A tenant's own text stays as it is.
public final class PromptText {
    private PromptText() {}

    /// A sentence that tells the cashier what to do.
    public static String of(Prompt prompt, Ruleset ruleset, Language language) {
        return of(prompt, ruleset, Names.BY_ID, language);
    }

    /// The same with names for what the ruleset knows by id only.
    public static String of(Prompt prompt, Ruleset ruleset, Names names, Language language) {
        return Voice.of(ruleset, names, language).prompt(prompt);
    }
}
