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
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Localized;
import jakarta.inject.Singleton;

/// Says who calls: the tenant and the credential, and what it allows.
@Singleton
final class ReadMe {

    private final Directory directory;
    private final ApiKeys keys;

    ReadMe(Directory directory, ApiKeys keys) {
        this.directory = directory;
        this.keys = keys;
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
        return switch (actor) {
            case KeyId key ->
                Json.object().put("kind", "apiKey").put("id", key.value()).put("name", name(caller, key));
            case DeviceId device -> throw new IllegalStateException("devices have no credentials yet: " + device);
            case PersonId person -> throw new IllegalStateException("people have no credentials yet: " + person);
        };
    }

    private String name(Caller caller, KeyId key) {
        return keys.list(caller.tenant()).stream()
                .filter(grant -> grant.id().equals(key))
                .map(ApiKeyGrant::name)
                .findFirst()
                .orElse(key.value());
    }
}
