package io.kopilka.rulebook;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.RulesetVersion;
import java.time.Instant;
import java.util.Optional;

/// A version in the list of versions: everything but its document.
///
/// @param version 1 or more
/// @param publishedAt when it came into force
/// @param publishedBy the key or person that published it
/// @param offers how many offers it has
/// @param promotions how many promotions it has
/// @param restoredFrom the version that it brought back; empty for a draft's publishing
/// @param counting the version since which accounts count by its definitions
///     ([io.kopilka.domain.ledger.PostingRules#counting])
public record PublishedVersion(
        RulesetVersion version,
        Instant publishedAt,
        Actor publishedBy,
        int offers,
        int promotions,
        Optional<RulesetVersion> restoredFrom,
        RulesetVersion counting) {}
