package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells events again: their deliveries are begun anew, three days and all, under the same `webhook-id`. What is still
/// being tried is left alone. One call begins at most [#MOST]; where there are more, its answer says from which moment
/// to go on.
///
/// Refused: `not_found`, `endpoint_not_active`, what is wrong with the body, `unknown_event` with its pointer.
@Singleton
final class Replay {

    static final int MOST = 1000;

    private static final int ACCEPTED = 202;
    private static final int PAGE = 200;

    private final FindEndpoint find;
    private final Deliveries deliveries;
    private final ToldEvents told;
    private final Queues queues;
    private final InstantSource clock;

    Replay(
            FindEndpoint find,
            Deliveries deliveries,
            ToldEvents told,
            Queues queues,
            @Named(ServiceClock.NAME) InstantSource clock) {
        this.find = find;
        this.deliveries = deliveries;
        this.told = told;
        this.queues = queues;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        Instant now = clock.instant();
        return find.find(caller, id)
                .then(endpoint -> Bodies.read(body, document -> ReplayWish.read(document, now))
                        .then(wish -> find.active(caller, id).then(active -> switch (wish) {
                            case ReplayWish.Events events -> named(caller.tenant(), active, events, now);
                            case ReplayWish.Span span -> Outcome.done(ofTime(caller.tenant(), active, span, now));
                        })));
    }

    private Outcome<Answer> named(TenantId tenant, Endpoint endpoint, ReplayWish.Events events, Instant now) {
        List<ToldEvent> known = new ArrayList<>();
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < events.ids().size(); i++) {
            Optional<ToldEvent> event = told.find(tenant, events.ids().get(i));
            if (event.isPresent()) {
                known.add(event.get());
            } else {
                unknown.add(FieldError.at("/events/" + i, ProblemCode.UNKNOWN_EVENT));
            }
        }
        if (!unknown.isEmpty()) {
            return Outcome.refused(Problem.of(unknown));
        }
        int begun = 0;
        for (ToldEvent event : known) {
            begun += again(tenant, endpoint, event, now) ? 1 : 0;
        }
        return Outcome.done(answer(begun, Optional.empty()));
    }

    /// An event that the endpoint was never told of, because it was registered or changed later, is told now.
    private boolean again(TenantId tenant, Endpoint endpoint, ToldEvent event, Instant now) {
        Optional<Delivery> there = deliveries.find(tenant, endpoint.id(), event.recordedAt(), event.id());
        if (there.isPresent()) {
            return again(tenant, there.get(), now);
        }
        Delivery first = Delivery.of(endpoint.id(), event, now);
        deliveries.begin(tenant, first);
        send(tenant, first);
        return true;
    }

    private boolean again(TenantId tenant, Delivery delivery, Instant now) {
        if (!delivery.hasEnded()) {
            return false;
        }
        Optional<Delivery> begun = deliveries.replace(tenant, delivery.again(now));
        begun.ifPresent(stored -> send(tenant, stored));
        return begun.isPresent();
    }

    private void send(TenantId tenant, Delivery delivery) {
        queues.send(
                QueueName.DELIVERIES,
                List.of(DeliveryMessage.next(tenant, delivery).after(Duration.ZERO)));
    }

    private Answer ofTime(TenantId tenant, Endpoint endpoint, ReplayWish.Span span, Instant now) {
        Optional<Cursor> after = Optional.empty();
        int begun = 0;
        do {
            Page page = deliveries.page(
                    tenant,
                    endpoint.id(),
                    Deliveries.shape(tenant, endpoint.id())
                            .in(Keys.deliveriesBetween(span.from(), span.to()))
                            .limit(PAGE)
                            .after(after));
            for (Delivery delivery : page.items().stream().map(Deliveries::read).toList()) {
                if (begun >= MOST) {
                    return answer(begun, Optional.of(delivery.recordedAt()));
                }
                boolean wanted = !span.failedOnly() || delivery.state() != Delivery.State.DELIVERED;
                begun += wanted && again(tenant, delivery, now) ? 1 : 0;
            }
            after = page.next();
        } while (after.isPresent());
        return answer(begun, Optional.empty());
    }

    private static Answer answer(int begun, Optional<Instant> goOnFrom) {
        ObjectNode json = Json.object()
                .put("replayed", begun)
                .put("continueFrom", goOnFrom.map(Instant::toString).orElse(null));
        return new Answer(ACCEPTED, Map.of(), Json.write(json));
    }
}
