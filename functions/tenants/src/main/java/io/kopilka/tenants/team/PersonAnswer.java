package io.kopilka.tenants.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Invitation;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import java.time.Instant;
import java.util.Map;

/// Writes members and invitations as the contract has them.
final class PersonAnswer {

    private PersonAnswer() {}

    /// @param uses when each was last here, by id
    static ObjectNode json(Person person, Map<String, Instant> uses) {
        ObjectNode json = Json.object().put("id", person.id().value());
        person.name().ifPresent(name -> json.put("name", name));
        person.email().ifPresent(email -> json.put("email", email));
        json.put("role", person.role().wireName());
        Handed.put(json, person.stores());
        json.put("since", person.since().toString());
        Instant used = uses.get(person.id().value());
        if (used != null) {
            json.put("lastUsedAt", used.toString());
        }
        return json;
    }

    /// What they are and where: what may stand in the audit log.
    static ObjectNode place(Person person) {
        ObjectNode json = Json.object().put("role", person.role().wireName());
        Handed.put(json, person.stores());
        return json;
    }

    static Answer ok(Person person, Map<String, Instant> uses) {
        return Answers.ok(json(person, uses), Map.of("ETag", new EntityTag(person.version()).text()));
    }

    static ObjectNode json(Invitation invitation) {
        ObjectNode json = Json.object()
                .put("id", invitation.id().value())
                .put("email", invitation.email())
                .put("role", invitation.role().wireName());
        Handed.put(json, invitation.stores());
        return json.put("createdAt", invitation.created().toString())
                .put("expiresAt", invitation.expires().toString());
    }
}
