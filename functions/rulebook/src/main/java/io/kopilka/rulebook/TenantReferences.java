package io.kopilka.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.Directory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks that every store and customer that a ruleset names is one of the tenant's. The contract's own checks
/// cannot: they see the document alone.
final class TenantReferences {

    private static final String STORES = "stores";
    private static final String CUSTOMERS = "customers";
    /// So many items are read at once at the most.
    private static final int AT_ONCE = 100;

    private final TenantId tenant;
    private final Directory directory;
    private final Faults faults;
    /// What is named as a customer, by where.
    private final Map<String, String> customers = new LinkedHashMap<>();

    private TenantReferences(TenantId tenant, Directory directory, Faults faults) {
        this.tenant = tenant;
        this.directory = directory;
        this.faults = faults;
    }

    /// Adds a fault for each mention of a store or a customer that the tenant does not have, in a well-shaped
    /// document.
    static void check(JsonNode document, TenantId tenant, Directory directory, Table table, Faults faults) {
        TenantReferences references = new TenantReferences(tenant, directory, faults);
        references.inEach(document, "offers", "when");
        references.inEachPromotion(document);
        references.inEach(document, "cardKinds", "issueWhen");
        references.requireCustomers(table);
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
        customers(condition.path(CUSTOMERS), pointer + "/" + CUSTOMERS);
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

    private void customers(JsonNode named, String pointer) {
        for (int index = 0; index < named.size(); index++) {
            customers.put(pointer + "/" + index, named.get(index).asText());
        }
    }

    private void requireCustomers(Table table) {
        List<Key> keys = customers.values().stream()
                .distinct()
                .flatMap(id -> CustomerId.parse(id).stream())
                .map(id -> Keys.customer(tenant, id))
                .toList();
        Set<Key> known = new HashSet<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            known.addAll(table.getAll(keys.subList(from, Math.min(from + AT_ONCE, keys.size())), Consistency.STRONG)
                    .keySet());
        }
        customers.forEach((pointer, id) -> {
            boolean isThere = CustomerId.parse(id)
                    .map(customer -> known.contains(Keys.customer(tenant, customer)))
                    .orElse(false);
            if (!isThere) {
                faults.add(pointer, Code.UNKNOWN_REFERENCE, "Такого покупателя нет.", "There is no such customer.");
            }
        });
    }
}
