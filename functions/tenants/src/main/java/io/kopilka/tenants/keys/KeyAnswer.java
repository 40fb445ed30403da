package io.kopilka.tenants.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.tenants.access.Handed;
import java.time.Instant;
import java.util.Map;

/// Writes a key as the contract has it. Its secret is in no answer but the one that made it.
final class KeyAnswer {

    private KeyAnswer() {}

    /// @param uses when each was last here, by id
    static ObjectNode json(ApiKeyGrant grant, Instant now, Map<String, Instant> uses) {
        ObjectNode json = Json.object().put("id", grant.id().value()).put("name", grant.name());
        json.put("state", grant.revoked().isPresent() ? "revoked" : grant.isGoodAt(now) ? "active" : "expired");
        ArrayNode scopes = json.putArray("scopes");
        Handed.names(grant.scopes()).forEach(scopes::add);
        Handed.put(json, grant.stores());
        json.put("createdAt", grant.created().toString());
        grant.expires().ifPresent(moment -> json.put("expiresAt", moment.toString()));
        grant.revoked().ifPresent(moment -> json.put("revokedAt", moment.toString()));
        Instant used = uses.get(grant.id().value());
        if (used != null) {
            json.put("lastUsedAt", used.toString());
        }
        return json;
    }
}
