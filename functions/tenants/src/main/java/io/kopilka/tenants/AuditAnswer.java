package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.DeviceId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditEntry;

/// An entry of the audit log as the contract shows it.
final class AuditAnswer {

    private AuditAnswer() {}

    static ObjectNode json(AuditEntry entry) {
        ObjectNode json = Json.object()
                .put("id", AuditEntry.PREFIX + entry.id().text())
                .put("at", entry.at().toString());
        json.putObject("actor")
                .put("kind", kind(entry.actor()))
                .put("id", entry.actor().value());
        json.put("action", entry.action().wireName())
                .put("subject", entry.subject().value())
                .put("from", entry.from().orElse(null));
        ArrayNode changes = json.putArray("changes");
        for (AuditChange.Field field : entry.change().fields()) {
            ObjectNode change = changes.addObject().put("path", field.path());
            switch (field) {
                case AuditChange.Field.Shown(String _, JsonNode before, JsonNode after) -> {
                    put(change, "before", before);
                    put(change, "after", after);
                }
                case AuditChange.Field.Hidden(String _) -> change.put("hidden", true);
            }
        }
        return json.put("cut", entry.change().isCut());
    }

    /// Whether it was a key, a device or a person.
    static String kind(Actor actor) {
        return switch (actor) {
            case KeyId _ -> "apiKey";
            case DeviceId _ -> "device";
            case PersonId _ -> "person";
        };
    }

    private static void put(ObjectNode change, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            change.set(name, value);
        }
    }
}
