package io.kopilka.tenants.devices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.StoreAccess;
import java.time.Instant;
import java.util.Map;

/// Writes a device as the contract has it. Its key is in no answer but the one that made it.
final class DeviceAnswer {

    private DeviceAnswer() {}

    /// @param uses when each was last here, by id
    static ObjectNode json(ApiKeyGrant grant, Map<String, Instant> uses) {
        String id = grant.actor().value();
        ObjectNode json = Json.object().put("id", id).put("name", grant.name());
        json.put("state", grant.revoked().isPresent() ? "revoked" : "active");
        if (grant.stores() instanceof StoreAccess.OnlyStores only) {
            only.stores().stream().findFirst().ifPresent(store -> json.put("store", store.value()));
        }
        json.put("pairedAt", grant.created().toString());
        grant.revoked().ifPresent(moment -> json.put("revokedAt", moment.toString()));
        Instant used = uses.get(id);
        if (used != null) {
            json.put("lastUsedAt", used.toString());
        }
        return json;
    }
}
