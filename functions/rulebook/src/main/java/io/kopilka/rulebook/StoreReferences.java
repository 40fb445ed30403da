package io.kopilka.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.tenancy.Directory;

/// Checks that every store which a ruleset names is one of the tenant's. The contract's own checks cannot: they see
/// the document alone.
final class StoreReferences {

    private static final String STORES = "stores";

    private final TenantId tenant;
    private final Directory directory;
    private final Faults faults;

    private StoreReferences(TenantId tenant, Directory directory, Faults faults) {
        this.tenant = tenant;
        this.directory = directory;
        this.faults = faults;
    }

    /// Adds a fault for each mention of a store that the tenant does not have, in a well-shaped document.
    static void check(JsonNode document, TenantId tenant, Directory directory, Faults faults) {
        StoreReferences references = new StoreReferences(tenant, directory, faults);
        references.inEach(document, "offers", "when");
        references.inEachPromotion(document);
        references.inEach(document, "cardKinds", "issueWhen");
    }

    private void inEachPromotion(JsonNode document) {
        JsonNode promotions = document.path("promotions");
        for (int index = 0; index < promotions.size(); index++) {
            stores(promotions.get(index).path(STORES), "/promotions/" + index + "/" + STORES);
        }
    }

    private void inEach(JsonNode document, String list, String condition) {
        JsonNode items = document.path(list);
        for (int index = 0; index < items.size(); index++) {
            condition(items.get(index).path(condition), "/" + list + "/" + index + "/" + condition);
        }
    }

    private void condition(JsonNode condition, String pointer) {
        stores(condition.path(STORES), pointer + "/" + STORES);
        conditions(condition.path("all"), pointer + "/all");
        conditions(condition.path("any"), pointer + "/any");
        if (condition.has("not")) {
            condition(condition.path("not"), pointer + "/not");
        }
    }

    private void conditions(JsonNode conditions, String pointer) {
        for (int index = 0; index < conditions.size(); index++) {
            condition(conditions.get(index), pointer + "/" + index);
        }
    }

    private void stores(JsonNode stores, String pointer) {
        for (int index = 0; index < stores.size(); index++) {
            boolean known = StoreId.parse(stores.get(index).asText())
                    .flatMap(store -> directory.store(tenant, store))
                    .isPresent();
            if (!known) {
                faults.add(
                        pointer + "/" + index,
                        Code.UNKNOWN_REFERENCE,
                        "Такого магазина нет.",
                        "There is no such store.");
            }
        }
    }
}
