package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import java.time.Instant;
import java.util.Map;

/// Writes an endpoint as the contract has it. Its secret is in no answer but those that made it.
final class EndpointAnswer {

    private EndpointAnswer() {}

    static ObjectNode json(Endpoint endpoint, EndpointHealth.Report health) {
        ObjectNode json = settings(endpoint);
        json.put("createdAt", endpoint.createdAt().toString());
        ObjectNode fares = json.putObject("health");
        fares.put("failingSince", health.failingSince().map(Instant::toString).orElse(null));
        fares.put("givenUp", health.givenUp());
        return json;
    }

    /// What its owner decides about it, but for the secret.
    static ObjectNode settings(Endpoint endpoint) {
        ObjectNode json = Json.object();
        json.put("id", endpoint.id().value());
        json.put("url", endpoint.url());
        ArrayNode events = json.putArray("events");
        endpoint.events().stream().map(EventType::wireName).sorted().forEach(events::add);
        endpoint.description().ifPresent(text -> json.put("description", text));
        switch (endpoint.state()) {
            case Endpoint.State.Active() -> json.put("state", "active");
            case Endpoint.State.Disabled(Endpoint.Why why, Instant since) ->
                json.put("state", "disabled").put("reason", why.word()).put("since", since.toString());
            case Endpoint.State.Archived(Instant since) ->
                json.put("state", "archived").put("since", since.toString());
        }
        return json;
    }

    static Answer ok(Endpoint endpoint, EndpointHealth.Report health) {
        return Answers.ok(json(endpoint, health), Map.of("ETag", new EntityTag(endpoint.version()).text()));
    }
}
