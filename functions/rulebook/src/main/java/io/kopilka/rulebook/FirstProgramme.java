package io.kopilka.rulebook;

import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.RulesetValidation;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.RulesetVersions.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The programme that a tenant begins with: published as version 1 in the transaction that makes the tenant, so that
/// there is never a shop whose sales have no rules. The draft is the same document, to go on from.
public final class FirstProgramme {

    private FirstProgramme() {}

    /// The four writes that publish it.
    ///
    /// @param tenant about to be made
    /// @param actor who publishes it
    /// @param document of the service's own; one that could not be published by the tenant is a fault
    /// @param at when the tenant is made
    public static List<Write> writes(TenantProfile tenant, Actor actor, RulesetDocument document, Instant at) {
        Ruleset ruleset = checked(tenant, document);
        PublishedVersion version = new PublishedVersion(
                RulesetVersion.FIRST,
                at,
                actor,
                ruleset.offers().size(),
                ruleset.promotions().size(),
                Optional.empty(),
                RulesetVersion.FIRST);
        var _ = CompiledRuleset.of(ruleset);
        List<Write> writes = new ArrayList<>(RulesetVersions.publishing(
                tenant.id(), new PublishedDocument(version, document), new Pointer(RulesetVersion.NONE, 0)));
        writes.add(Drafts.first(tenant.id(), document));
        return List.copyOf(writes);
    }

    private static Ruleset checked(TenantProfile tenant, RulesetDocument document) {
        return switch (document.read()) {
            case Read.Refused<Ruleset>(List<Fault> faults) ->
                throw new IllegalArgumentException("no programme to begin with: " + faults);
            case Read.Good<Ruleset>(Ruleset ruleset) -> {
                List<Fault> errors = RulesetValidation.check(ruleset).errors();
                if (!errors.isEmpty() || !ruleset.currency().equals(tenant.currency())) {
                    throw new IllegalArgumentException("no programme to begin with: " + errors);
                }
                yield ruleset;
            }
        };
    }
}
