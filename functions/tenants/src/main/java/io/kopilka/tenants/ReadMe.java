package io.kopilka.tenants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.DeviceId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Localized;
import jakarta.inject.Singleton;

/// Says who calls: the tenant and the credential, and what it allows.
@Singleton
final class ReadMe {

    private final Directory directory;
    private final ApiKeys keys;
    private final People people;

    ReadMe(Directory directory, ApiKeys keys, People people) {
        this.directory = directory;
        this.keys = keys;
        this.people = people;
    }

    Answer run(Caller caller) {
        TenantProfile tenant = directory.tenantOf(caller);
        ObjectNode me = Json.object();
        me.putObject("tenant")
                .put("id", tenant.id().value())
                .<ObjectNode>set("name", Localized.json(tenant.name()))
                .put("currency", tenant.currency().getCurrencyCode());
        me.set("caller", caller(caller));
        ArrayNode scopes = me.putArray("scopes");
        caller.scopes().stream().map(Scope::wireName).sorted().forEach(scopes::add);
        return Answers.ok(me);
    }

    private ObjectNode caller(Caller caller) {
        Actor actor = caller.actor();
        ObjectNode json = switch (actor) {
            case KeyId key -> who("apiKey", key).put("name", name(caller));
            case DeviceId device -> who("device", device).put("name", name(caller));
            case PersonId id -> person(caller, id);
        };
        Handed.put(json, caller.stores());
        return json;
    }

    private static ObjectNode who(String kind, Actor actor) {
        return Json.object().put("kind", kind).put("id", actor.value());
    }

    private ObjectNode person(Caller caller, PersonId id) {
        ObjectNode json = who("person", id);
        json.put("name", people.find(caller.tenant(), id).flatMap(Person::name).orElse(id.value()));
        caller.role().ifPresent(role -> json.put("role", role.wireName()));
        return json;
    }

    private String name(Caller caller) {
        return keys.list(caller.tenant()).stream()
                .filter(grant -> grant.actor().equals(caller.actor()))
                .map(ApiKeyGrant::name)
                .findFirst()
                .orElse(caller.actor().value());
    }
}
