package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends an endpoint a webhook of type `webhook.test`, as any other is sent: signed, tried again, in the log.
///
/// Refused: `not_found`, `endpoint_not_active`.
@Singleton
final class SendTest {

    private static final int ACCEPTED = 202;
    private static final String TYPE = "webhook.test";

    private final FindEndpoint find;
    private final FanOut fanOut;
    private final ToldEvents told;
    private final Ulids ulids;
    private final InstantSource clock;

    SendTest(
            FindEndpoint find,
            FanOut fanOut,
            ToldEvents told,
            Ulids ulids,
            @Named(ServiceClock.NAME) InstantSource clock) {
        this.find = find;
        this.fanOut = fanOut;
        this.told = told;
        this.ulids = ulids;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body).then(_ -> find.active(caller, id)).map(endpoint -> send(caller, endpoint));
    }

    private Answer send(Caller caller, Endpoint endpoint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode body = Json.object().put("type", TYPE).put("timestamp", now.toString());
        body.putObject("data").put("endpoint", endpoint.id().value());
        ToldEvent event = new ToldEvent(
                "test_" + ulids.next().text(), TYPE, now, new String(Json.write(body), StandardCharsets.UTF_8));
        fanOut.begin(caller.tenant(), told.keep(caller.tenant(), event), List.of(endpoint.id()));
        return new Answer(ACCEPTED, Map.of(), Json.write(Json.object().put("event", event.id())));
    }
}
