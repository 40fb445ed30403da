package io.kopilka.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/// What prices a sale: the version in force, and every version before it.
///
/// Which version is in force is remembered for five seconds, and at once in the process that published it. A
/// version never changes: it is read and compiled once, by one caller while others wait, and kept as long as
/// there is room.
@Singleton
public final class Rulebook implements AroundSnapshot {

    /// How long which version is in force is remembered.
    public static final Duration POINTER_CACHED = Duration.ofSeconds(5);

    private static final int MOST_TENANTS = 10_000;

    /// Compiled versions are kept by what their offers weigh; a small one counts as this many offers.
    private static final int LEAST_WEIGHT = 20;

    private static final long MOST_WEIGHT = 100_000;

    private final RulesetVersions versions;
    private final Directory directory;
    private final Cache<TenantId, RulesetVersion> inForce;
    private final Cache<VersionOfTenant, Optional<PublishedRuleset>> compiled;
    private final Map<Currency, PublishedRuleset> empty = new ConcurrentHashMap<>();

    private record VersionOfTenant(TenantId tenant, RulesetVersion version) {}

    public Rulebook(RulesetVersions versions, Directory directory) {
        this(versions, directory, Ticker.systemTicker());
    }

    @Inject
    Rulebook(RulesetVersions versions, Directory directory, Ticker ticker) {
        this.versions = versions;
        this.directory = directory;
        this.inForce = Caffeine.newBuilder()
                .expireAfterWrite(POINTER_CACHED)
                .maximumSize(MOST_TENANTS)
                .ticker(ticker)
                .build();
        this.compiled = Caffeine.newBuilder()
                .<VersionOfTenant, Optional<PublishedRuleset>>weigher(
                        (_, published) -> published.map(Rulebook::weight).orElse(LEAST_WEIGHT))
                .maximumWeight(MOST_WEIGHT)
                .build();
    }

    /// The version in force; the empty programme in the tenant's currency where nothing was published.
    public PublishedRuleset current(TenantId tenant) {
        RulesetVersion version =
                inForce.get(tenant, wanted -> versions.pointer(wanted).version());
        return version(tenant, version)
                .orElseThrow(() -> new UnreadableItem(
                        Keys.publishedPointer(tenant), "it names version " + version + ", which is not there"));
    }

    /// A version, for a quote or a sale made by it; empty where the tenant has none of this number.
    public Optional<PublishedRuleset> version(TenantId tenant, RulesetVersion version) {
        if (version.equals(RulesetVersion.NONE)) {
            return Optional.of(empty(tenant));
        }
        VersionOfTenant key = new VersionOfTenant(tenant, version);
        Optional<PublishedRuleset> found = compiled.get(key, this::load);
        if (found.isEmpty()) {
            compiled.asMap().remove(key, found);
        }
        return found;
    }

    /// Takes note of a version just published here.
    void learn(TenantId tenant, PublishedRuleset published) {
        compiled.put(new VersionOfTenant(tenant, published.version()), Optional.of(published));
        inForce.asMap().merge(tenant, published.version(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    /// Which version is in force may have changed since; the versions themselves never do.
    @Override
    public void afterRestore() {
        inForce.invalidateAll();
    }

    /// The rules by which an account counts a sale (docs/pricing.md, 19.7): those of the version that first had
    /// the definitions of the sale's own version, or, where its figures were built by later definitions, of the
    /// version that first had those. A sale is so counted by one version's rules however many have the same
    /// definitions.
    ///
    /// @param counters of the account as it is before
    public PostingRules judge(TenantId tenant, Counters counters, PublishedRuleset sold) {
        RulesetVersion own = sold.posting().counting();
        RulesetVersion first = own.compareTo(counters.counted()) < 0 ? counters.counted() : own;
        if (first.equals(RulesetVersion.NONE) || first.equals(sold.version())) {
            return sold.posting();
        }
        return version(tenant, first)
                .map(PublishedRuleset::posting)
                .orElseThrow(() -> new UnreadableItem(
                        Keys.rulesetVersion(tenant, first), "accounts count by it, and it is not there"));
    }

    /// A version and what its rules were compiled to.
    static PublishedRuleset ready(PublishedVersion version, PostingRules rules) {
        return new PublishedRuleset(
                version.version(),
                rules.countingAs(version.counting()),
                Optional.of(version.publishedAt()),
                Optional.of(version.publishedBy()));
    }

    private Optional<PublishedRuleset> load(VersionOfTenant key) {
        return versions.find(key.tenant(), key.version())
                .map(found -> ready(found.version(), PostingRules.of(CompiledRuleset.of(read(key, found.document())))));
    }

    private static Ruleset read(VersionOfTenant key, RulesetDocument document) {
        return switch (document.read()) {
            case Read.Good<Ruleset>(Ruleset ruleset) -> ruleset;
            case Read.Refused<Ruleset>(var faults) ->
                throw new UnreadableItem(
                        Keys.rulesetDocument(key.tenant(), key.version()), "it is no ruleset any more: " + faults);
        };
    }

    private PublishedRuleset empty(TenantId tenant) {
        Currency currency = directory
                .tenant(tenant)
                .map(TenantProfile::currency)
                .orElseThrow(() -> new IllegalArgumentException("there is no tenant " + tenant));
        return empty.computeIfAbsent(currency, Rulebook::emptyIn);
    }

    private static PublishedRuleset emptyIn(Currency currency) {
        return switch (RulesetDocument.empty(currency).read()) {
            case Read.Good<Ruleset>(Ruleset ruleset) ->
                new PublishedRuleset(
                        RulesetVersion.NONE,
                        PostingRules.of(CompiledRuleset.of(ruleset)),
                        Optional.empty(),
                        Optional.empty());
            case Read.Refused<Ruleset>(var faults) ->
                throw new IllegalStateException("an empty programme is well shaped: " + faults);
        };
    }

    private static int weight(PublishedRuleset published) {
        Ruleset ruleset = published.ruleset();
        return LEAST_WEIGHT
                + ruleset.offers().size()
                + ruleset.segments().size()
                + ruleset.promotions().size();
    }
}
