package io.kopilka.rulebook;

import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.RulesetValidation;
import io.kopilka.contract.ruleset.RulesetValidation.Findings;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.kopilka.rulebook.RulesetVersions.Pointer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes a document the next version, in force at once here and everywhere within five seconds.
///
/// The version, its document and the pointer are one transaction: either all of it is there or none. Of two who
/// publish together both succeed, one after the other.
@Singleton
public final class Publishing {

    private static final Backoff PATIENCE =
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(500), Duration.ofSeconds(20));

    private final Table table;
    private final Drafts drafts;
    private final RulesetVersions versions;
    private final Rulebook rulebook;
    private final Directory directory;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;

    /// A document that was found fit to be the next version.
    private record Candidate(
            RulesetDocument document, Ruleset ruleset, Optional<RulesetVersion> restoredFrom, List<Fault> warnings) {}

    @Inject
    public Publishing(
            Table table,
            Drafts drafts,
            RulesetVersions versions,
            Rulebook rulebook,
            Directory directory,
            InstantSource clock) {
        this(table, drafts, versions, rulebook, directory, clock, Pause.real(), Chance.source());
    }

    Publishing(
            Table table,
            Drafts drafts,
            RulesetVersions versions,
            Rulebook rulebook,
            Directory directory,
            InstantSource clock,
            Pause pause,
            RandomGenerator random) {
        this.table = table;
        this.drafts = drafts;
        this.versions = versions;
        this.rulebook = rulebook;
        this.directory = directory;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /// Publishes the draft as it is now, after checking the whole of it.
    public Publication publish(TenantProfile tenant, Actor actor) {
        return publish(tenant, actor, Beside.NOTHING);
    }

    /// The same, with other writes in the same transaction.
    public Publication publish(TenantProfile tenant, Actor actor, Beside beside) {
        RulesetDocument document = drafts.read(tenant).document();
        Faults faults = new Faults();
        Ruleset ruleset = document.read(faults);
        if (!faults.isEmpty()) {
            return new Publication.Unfit(faults.all());
        }
        Findings findings = RulesetValidation.check(ruleset);
        findings.errors()
                .forEach(error -> faults.add(
                        error.pointer(),
                        error.code(),
                        error.detail().ru(),
                        error.detail().en()));
        requireCurrency(tenant, ruleset, faults);
        TenantReferences.check(document.json(), tenant.id(), directory, table, faults);
        return faults.isEmpty()
                ? commit(tenant, actor, new Candidate(document, ruleset, Optional.empty(), findings.warnings()), beside)
                : new Publication.Unfit(faults.all());
    }

    /// Publishes an old version's document again, under a new number. The draft stays as it is. It is not
    /// refused for what was found wrong with such documents since: it was in force once, and whoever goes back
    /// is in a hurry.
    public Publication restore(TenantProfile tenant, RulesetVersion version, Actor actor) {
        return restore(tenant, version, actor, Beside.NOTHING);
    }

    /// The same, with other writes in the same transaction.
    public Publication restore(TenantProfile tenant, RulesetVersion version, Actor actor, Beside beside) {
        Optional<PublishedDocument> found = versions.find(tenant.id(), version);
        if (found.isEmpty()) {
            return new Publication.NoSuchVersion();
        }
        RulesetDocument document = found.get().document();
        return switch (document.read()) {
            case Read.Good<Ruleset>(Ruleset ruleset) ->
                commit(
                        tenant,
                        actor,
                        new Candidate(
                                document,
                                ruleset,
                                Optional.of(version),
                                RulesetValidation.check(ruleset).warnings()),
                        beside);
            case Read.Refused<Ruleset>(List<Fault> errors) -> new Publication.Unfit(errors);
        };
    }

    private static void requireCurrency(TenantProfile tenant, Ruleset ruleset, Faults faults) {
        if (!ruleset.currency().equals(tenant.currency())) {
            String expected = tenant.currency().getCurrencyCode();
            faults.add(
                    "/currency",
                    Code.CURRENCY_MISMATCH,
                    "Валюта организации — " + expected + ".",
                    "The tenant's currency is " + expected + ".");
        }
    }

    private Publication commit(TenantProfile tenant, Actor actor, Candidate candidate, Beside beside) {
        // Compiled before it is stored: what cannot be compiled must never be in force.
        PostingRules rules = PostingRules.of(CompiledRuleset.of(candidate.ruleset()));
        Backoff.Waits waits = PATIENCE.begin(pause, random);
        do {
            Pointer pointer = versions.pointer(tenant.id());
            PublishedVersion version = new PublishedVersion(
                    pointer.version().next(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    actor,
                    candidate.ruleset().offers().size(),
                    candidate.ruleset().promotions().size(),
                    candidate.restoredFrom(),
                    counting(tenant.id(), pointer, rules));
            PublishedRuleset published = Rulebook.ready(version, rules);
            List<Write> writes = new ArrayList<>(RulesetVersions.publishing(
                    tenant.id(), new PublishedDocument(version, candidate.document()), pointer));
            writes.addAll(beside.writes(pointer.version(), version.version()));
            WriteOutcome outcome = table.write(writes);
            if (outcome instanceof WriteOutcome.Written) {
                rulebook.learn(tenant.id(), published);
                return new Publication.Published(version.version(), candidate.warnings());
            }
        } while (waits.again());
        throw new TableUnavailable(
                "could not publish a ruleset", new ConcurrentModificationException("others were faster each time"));
    }

    /// Since which version accounts count by the definitions of the next: since it, where it asks for something
    /// that they lack.
    private RulesetVersion counting(TenantId tenant, Pointer before, PostingRules next) {
        PostingRules inForce =
                rulebook.version(tenant, before.version()).orElseThrow().posting();
        return next.asksOtherwiseThan(inForce) ? before.version().next() : inForce.counting();
    }
}
