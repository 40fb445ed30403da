package io.kopilka.tenants.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Localized;
import java.util.Map;

/// A store as it is answered.
final class StoreAnswer {

    private StoreAnswer() {}

    /// 200 with the store and its tag.
    static Answer ok(Stored<StoreProfile> store, TenantProfile tenant) {
        return Answers.ok(json(store.value(), tenant), Map.of("ETag", new EntityTag(store.version()).text()));
    }

    static ObjectNode json(StoreProfile store, TenantProfile tenant) {
        ObjectNode json = Json.object().put("id", store.id().value());
        json.set("name", Localized.json(store.name()));
        json.put("zone", store.zone().getId());
        json.put("currency", tenant.currency().getCurrencyCode());
        store.address().ifPresent(address -> json.put("address", address));
        store.archived().ifPresent(moment -> json.put("archivedAt", moment.toString()));
        return json;
    }
}
