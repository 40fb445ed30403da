package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.webhooks.address.EndpointUrl;
import io.kopilka.webhooks.address.Loopback;
import io.kopilka.webhooks.out.Delivery.State;
import io.kopilka.webhooks.out.Sender.Sent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Tries deliveries, each message one try.
///
/// A try is made under a lease on the delivery's record, so that a message that comes twice, or to two workers, makes
/// one. The message for the next try is put into the queue before the outcome is recorded: a worker that dies in
/// between leaves a message too many, which finds its try made and ends, and never one too few.
@Singleton
final class Deliver implements QueueConsumer {

    /// Longer than a try may take.
    static final Duration LEASE = HttpSender.IN_ALL.plusSeconds(15);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final int GONE = 410;
    private static final int LONGEST_ANSWER = 1024;

    private final Endpoints endpoints;
    private final EndpointHealth health;
    private final ToldEvents told;
    private final Deliveries deliveries;
    private final Sender sender;
    private final RetrySchedule schedule;
    private final Loopback loopback;
    private final Queues queues;
    private final InstantSource clock;
    private final EndpointTurns turns;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deliver(
            Endpoints endpoints,
            EndpointHealth health,
            ToldEvents told,
            Deliveries deliveries,
            Sender sender,
            RetrySchedule schedule,
            Loopback loopback,
            Queues queues,
            @Named(ServiceClock.NAME) InstantSource clock) {
        this.endpoints = endpoints;
        this.health = health;
        this.told = told;
        this.deliveries = deliveries;
        this.sender = sender;
        this.schedule = schedule;
        this.loopback = loopback;
        this.queues = queues;
        this.clock = clock;
        turns = new EndpointTurns(clock);
    }

    @Override
    public QueueName queue() {
        return QueueName.DELIVERIES;
    }

    @Override
    public boolean minglesTenants() {
        return true;
    }

    /// Tries those of a batch at the same time: none waits for another's receiver.
    @Override
    public List<Consumed> consume(List<Message> batch) {
        List<Future<Consumed>> under = batch.stream()
                .map(message -> workers.submit(() -> consume(message)))
                .toList();
        return under.stream().map(Deliver::outcome).toList();
    }

    private static Consumed outcome(Future<Consumed> working) {
        try {
            return working.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Consumed.Again(AFTER_FAULT, "interrupted");
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case TableUnavailable _ -> new Consumed.Again(AFTER_FAULT, "the table is unavailable");
                case QueueUnavailable _ -> new Consumed.Again(AFTER_FAULT, "the queue is unavailable");
                case null, default -> throw new IllegalStateException("a delivery failed", failed.getCause());
            };
        }
    }

    private Consumed consume(Message message) {
        Optional<DeliveryMessage> wanted = DeliveryMessage.parse(message.body());
        if (wanted.isEmpty()) {
            return new Consumed.SetAside("no message of a delivery, or of a schema that is not known here");
        }
        Fence.around(wanted.get().tenant()).run(() -> tryOnce(wanted.get()));
        return Consumed.DONE;
    }

    private void tryOnce(DeliveryMessage message) {
        TenantId tenant = message.tenant();
        Optional<Delivery> found = deliveries.find(tenant, message.endpoint(), message.recordedAt(), message.event());
        if (found.isEmpty() || isStale(message, found.get())) {
            return;
        }
        Delivery delivery = found.get();
        Optional<Endpoint> endpoint =
                endpoints.find(tenant, delivery.endpoint()).filter(Endpoint::isActive);
        Optional<ToldEvent> event = told.find(tenant, delivery.event());
        if (endpoint.isEmpty() || event.isEmpty()) {
            deliveries.replace(tenant, delivery.cancelled());
            return;
        }
        Optional<Duration> wait = waitFor(tenant, delivery);
        if (wait.isPresent()) {
            comeBack(message, wait.get());
            return;
        }
        Instant begun = clock.instant();
        try {
            Optional<Delivery> leased = deliveries.replace(tenant, delivery.leased(begun.plus(LEASE)));
            if (leased.isEmpty()) {
                comeBack(message, Duration.ofSeconds(1));
                return;
            }
            record(message, leased.get(), begun, send(endpoint.get(), event.get(), begun));
        } finally {
            turns.done(tenant, delivery.endpoint(), Duration.between(begun, clock.instant()));
        }
    }

    private static boolean isStale(DeliveryMessage message, Delivery delivery) {
        return delivery.hasEnded() || message.round() != delivery.round() || message.attempt() <= delivery.tries();
    }

    /// How long to wait: until its time, until who is trying has ended, until there is a turn. Empty: a turn is taken.
    private Optional<Duration> waitFor(TenantId tenant, Delivery delivery) {
        Instant now = clock.instant();
        if (now.isBefore(delivery.next())) {
            return Optional.of(Duration.between(now, delivery.next()));
        }
        if (delivery.isLeased(now)) {
            return delivery.leasedUntil().map(until -> Duration.between(now, until));
        }
        return turns.take(tenant, delivery.endpoint());
    }

    /// Puts the message back as a new one: waiting is no failure, and must not carry it to the dead letters.
    private void comeBack(DeliveryMessage message, Duration wait) {
        queues.send(QueueName.DELIVERIES, List.of(message.after(wait)));
    }

    private Sent send(Endpoint endpoint, ToldEvent event, Instant now) {
        // Judged again: what may be called can have been narrowed since the endpoint was registered.
        if (!(EndpointUrl.read(endpoint.url(), loopback) instanceof EndpointUrl.Reading.Good(EndpointUrl url))) {
            return new Sent.Unanswered(Sender.Reason.ADDRESS_NOT_PUBLIC);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", event.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", signatures(endpoint, event, now));
        return sender.send(url, headers, event.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String signatures(Endpoint endpoint, ToldEvent event, Instant now) {
        return endpoint.secrets().goodAt(now).stream()
                .map((WebhookSecret secret) -> secret.sign(event.id(), now, event.body()))
                .collect(Collectors.joining(" "));
    }

    private void record(DeliveryMessage message, Delivery delivery, Instant begun, Sent sent) {
        Instant now = clock.instant();
        Delivery.Try latest = new Delivery.Try(
                begun.truncatedTo(ChronoUnit.MILLIS),
                switch (sent) {
                    case Sent.Answered answered -> Integer.toString(answered.status());
                    case Sent.Unanswered(Sender.Reason reason) -> reason.word();
                },
                Duration.between(begun, now));
        TenantId tenant = message.tenant();
        if (sent instanceof Sent.Answered answered && answered.isSuccess()) {
            if (deliveries
                    .replace(tenant, delivery.tried(latest, State.DELIVERED, now, Optional.empty()))
                    .isPresent()) {
                health.succeeded(tenant, delivery.endpoint());
            }
            return;
        }
        failed(message, delivery, latest, sent, now);
    }

    private void failed(DeliveryMessage message, Delivery delivery, Delivery.Try latest, Sent sent, Instant now) {
        TenantId tenant = message.tenant();
        boolean isGone = sent instanceof Sent.Answered answered && answered.status() == GONE;
        Optional<Instant> next = isGone
                ? Optional.empty()
                : schedule.next(delivery.tries() + 1, delivery.begun(), now, askedToWait(sent));
        next.ifPresent(moment -> queues.send(
                QueueName.DELIVERIES,
                List.of(DeliveryMessage.next(tenant, delivery).following().after(Duration.between(now, moment)))));
        if (isGone) {
            endpoints.disableGone(tenant, delivery.endpoint(), now);
        }
        Optional<Delivery> recorded = deliveries.replace(
                tenant,
                delivery.tried(
                        latest, next.isPresent() ? State.WAITING : State.FAILED, next.orElse(now), refusal(sent)));
        if (recorded.isPresent()) {
            health.failed(tenant, delivery.endpoint(), latest.at());
            if (next.isEmpty()) {
                health.gaveUp(tenant, delivery.endpoint(), delivery.event());
            }
        }
    }

    private static Duration askedToWait(Sent sent) {
        return sent instanceof Sent.Answered answered ? answered.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static Optional<String> refusal(Sent sent) {
        return sent instanceof Sent.Answered answered && !answered.text().isEmpty()
                ? Optional.of(
                        answered.text().substring(0, Math.min(answered.text().length(), LONGEST_ANSWER)))
                : Optional.empty();
    }
}
