package io.kopilka.rulebook;

/// A tenant's draft as it stands.
///
/// @param document well shaped; whether it may be published is found out by publishing it
/// @param version how often it has been changed; 0 for the empty one of a tenant that never changed it
public record Draft(RulesetDocument document, long version) {}
