package io.kopilka.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Holdings;
import io.kopilka.rulebook.RulesetVersions.VersionPage;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/// A tenant's rulesets, and how often the offers of any of them were used by everybody.
@Singleton
final class RuleHoldings implements Holdings {

    private static final int AT_ONCE = 100;
    private static final String ANY_STRETCH = "LIFETIME";

    private final RulesetVersions versions;

    RuleHoldings(RulesetVersions versions) {
        this.versions = versions;
    }

    @Override
    public Kind kind() {
        return Kind.RULES;
    }

    @Override
    public void each(TenantId tenant, Consumer<String> partition) {
        Optional<Cursor> next = Optional.empty();
        do {
            VersionPage page = versions.list(tenant, AT_ONCE, next);
            for (PublishedVersion version : page.versions()) {
                versions.find(tenant, version.version())
                        .map(found -> found.document().json().path("offers"))
                        .ifPresent(offers -> uses(tenant, offers, partition));
            }
            next = page.next();
        } while (next.isPresent());
        partition.accept(Keys.rulesPartition(tenant));
    }

    private static void uses(TenantId tenant, JsonNode offers, Consumer<String> partition) {
        for (JsonNode offer : offers) {
            partition.accept(Keys.offerUses(tenant, offer.path("id").asText(), ANY_STRETCH)
                    .pk());
        }
    }
}
