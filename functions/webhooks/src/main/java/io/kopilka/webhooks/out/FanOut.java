package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.UnreadableEvent;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.time.ServiceClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns each event into one delivery for every endpoint that wants to be told of it. Told twice, the event meets
/// the deliveries that it made the first time; their messages are sent again, for the first telling may have ended
/// between the two.
@Singleton
final class FanOut implements QueueConsumer {

    private final Endpoints endpoints;
    private final ToldEvents told;
    private final Deliveries deliveries;
    private final EventBody bodies;
    private final Queues queues;
    private final InstantSource clock;

    FanOut(
            Endpoints endpoints,
            ToldEvents told,
            Deliveries deliveries,
            EventBody bodies,
            Queues queues,
            @Named(ServiceClock.NAME) InstantSource clock) {
        this.endpoints = endpoints;
        this.told = told;
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public QueueName queue() {
        return QueueName.WEBHOOKS;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        Map<TenantId, List<Endpoint>> known = new HashMap<>();
        return batch.stream().map(message -> consume(message, known)).toList();
    }

    private Consumed consume(Message message, Map<TenantId, List<Endpoint>> known) {
        try {
            Event event = EventText.read(message.body());
            return Fence.around(event.tenant()).call(() -> tell(event, known));
        } catch (UnreadableEvent unreadable) {
            return new Consumed.SetAside(String.valueOf(unreadable.getMessage()));
        }
    }

    private Consumed tell(Event event, Map<TenantId, List<Endpoint>> known) {
        List<EndpointId> wanting = known.computeIfAbsent(event.tenant(), endpoints::all).stream()
                .filter(endpoint -> endpoint.isActive() && endpoint.events().contains(event.type()))
                .map(Endpoint::id)
                .toList();
        if (!wanting.isEmpty()) {
            begin(event.tenant(), told.keep(event.tenant(), bodies.of(event)), wanting);
        }
        return Consumed.DONE;
    }

    /// Begins the deliveries of an event.
    void begin(TenantId tenant, ToldEvent event, List<EndpointId> wanting) {
        Instant now = clock.instant();
        List<Delivery> begun =
                wanting.stream().map(id -> Delivery.of(id, event, now)).toList();
        begun.forEach(delivery -> deliveries.begin(tenant, delivery));
        queues.send(
                QueueName.DELIVERIES,
                begun.stream()
                        .map(delivery -> DeliveryMessage.next(tenant, delivery).after(Duration.ZERO))
                        .toList());
    }
}
