package io.kopilka.rulebook;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Ruleset;
import java.time.Instant;
import java.util.Optional;

/// A version ready to price receipts.
///
/// @param version 0 for the empty programme of a tenant that has published nothing
/// @param posting the version ready to price and to post sales; made once a process, shared by all its threads
/// @param publishedAt when it came into force; empty for version 0
/// @param publishedBy who published it; empty for version 0
public record PublishedRuleset(
        RulesetVersion version, PostingRules posting, Optional<Instant> publishedAt, Optional<Actor> publishedBy) {

    /// The version ready to price.
    public CompiledRuleset compiled() {
        return posting.ruleset();
    }

    /// What the version says.
    public Ruleset ruleset() {
        return compiled().ruleset();
    }
}
