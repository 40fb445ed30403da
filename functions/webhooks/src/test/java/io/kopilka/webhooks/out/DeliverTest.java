package io.kopilka.webhooks.out;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.webhooks.Secrets;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.webhooks.out.Sender.Reason;
import io.kopilka.webhooks.out.Sender.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// From an event to an endpoint that was told of it: once for every endpoint, and again until it succeeds.
final class DeliverTest {

    private record Received(String url, Map<String, String> headers, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();

    private Sender answering(Function<Integer, Sent> answer) {
        return (url, headers, body) -> {
            received.add(new Received(url.text(), headers, new String(body, UTF_8)));
            return answer.apply(received.size());
        };
    }

    private static String id(Map<String, String> headers) {
        return headers.getOrDefault("webhook-id", "");
    }

    private static Sent status(int status) {
        return new Sent.Answered(status, status < 300 ? "" : "no", Optional.empty());
    }

    private static void run(Post post) {
        post.queues.drain(post.fanOut);
        post.queues.drain(post.deliver);
    }

    /// Lets time pass until the next message may be taken, and works on it; false where there is none.
    private static boolean goOn(Post post) {
        Optional<Instant> next = post.queues.next(QueueName.DELIVERIES);
        next.filter(moment -> moment.isAfter(post.time.instant())).ifPresent(post.time::set);
        post.queues.drain(post.deliver);
        return next.isPresent();
    }

    @Test
    void aReceiptsEventTellsTheReceiptInTheTenantsLanguage() {
        Post post = new Post(answering(_ -> status(200)));
        Endpoint endpoint = post.endpoint(EventType.RECEIPT_COMMITTED);

        post.happens(post.event("evt_1", EventType.RECEIPT_COMMITTED));
        run(post);

        assertThat(received).singleElement().satisfies(one -> {
            assertThat(one.url()).isEqualTo("https://example.com/hooks");
            assertThat(one.body())
                    .isEqualTo(
                            "{\"type\":\"receipt.committed\",\"timestamp\":\"2026-11-22T10:15:00+05:00\",\"data\":{\"id\":\""
                                    + Post.RECEIPT + "\",\"total\":\"1890.50\",\"name\":\"Туфли\"}}");
            assertThat(one.headers())
                    .containsEntry("webhook-id", "evt_1")
                    .containsEntry("webhook-timestamp", "1795324500")
                    .containsEntry(
                            "webhook-signature",
                            endpoint.secrets().current().sign("evt_1", post.time.instant(), one.body()));
        });
    }

    @Test
    void anyOtherEventTellsItsOwnData() {
        Post post = new Post(answering(_ -> status(200)));
        post.endpoint(EventType.POINTS_CHANGED);

        post.happens(post.event("evt_1", EventType.POINTS_CHANGED));
        run(post);

        assertThat(received)
                .singleElement()
                .satisfies(one -> assertThat(one.body()).endsWith("\"data\":{\"points\":\"15\",\"text\":\"Баллы\"}}"));
    }

    @Test
    void anEventToldTwiceIsDeliveredOnceToEachEndpointThatWantsIt() {
        Post post = new Post(answering(_ -> status(200)));
        post.endpoint(EventType.TIER_RAISED, EventType.POINTS_CHANGED);
        post.endpoint(EventType.TIER_RAISED);
        post.endpoint(EventType.RECEIPT_RETURNED);
        Event event = post.event("evt_1", EventType.TIER_RAISED);

        post.happens(event);
        post.happens(event);
        run(post);
        post.happens(event);
        run(post);

        assertThat(received).hasSize(2);
        assertThat(post.queues.waiting(QueueName.DELIVERIES)).isEmpty();
    }

    @Test
    void forADayAfterTheSecretWasChangedBothSignaturesAreSent() {
        Post post = new Post(answering(_ -> status(200)));
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        WebhookSecret old = endpoint.secrets().current();
        WebhookSecret next = WebhookSecret.create(post.random);
        post.endpoints.replace(Post.TENANT, endpoint.with(endpoint.secrets().rotated(next, post.time.instant())));

        post.happens(post.event("evt_1", EventType.TIER_RAISED));
        run(post);
        post.time.pass(Secrets.OVERLAP);
        post.happens(post.event("evt_2", EventType.TIER_RAISED));
        run(post);

        Received during = received.get(0);
        Instant then = post.time.instant().minus(Secrets.OVERLAP);
        assertThat(during.headers().get("webhook-signature"))
                .isEqualTo(next.sign("evt_1", then, during.body()) + " " + old.sign("evt_1", then, during.body()));
        Received after = received.get(1);
        assertThat(after.headers().get("webhook-signature"))
                .isEqualTo(next.sign("evt_2", post.time.instant(), after.body()));
    }

    @Test
    void anEndpointThatFailsForThreeDaysIsGivenUpReportedAndKept() {
        Post post = new Post(answering(_ -> status(500)));
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        Event event = post.event("evt_1", EventType.TIER_RAISED);
        Instant begun = post.time.instant();

        post.happens(event);
        run(post);
        assertThat(post.delivery(endpoint, event).state()).isEqualTo(Delivery.State.WAITING);
        while (goOn(post)) {
            // until nothing is left to do
        }

        Delivery delivery = post.delivery(endpoint, event);
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery.tries()).isEqualTo(12);
        assertThat(received).hasSize(12);
        assertThat(delivery.log().getLast().result()).isEqualTo("500");
        assertThat(delivery.answer()).contains("no");
        assertThat(Duration.between(begun, post.time.instant()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusSeconds(2));
        EndpointHealth.Report report = post.health.report(Post.TENANT, endpoint.id());
        assertThat(report.givenUp()).isEqualTo(1);
        assertThat(report.failingSince()).contains(begun);
        assertThat(post.queues.dead()).isEmpty();
    }

    @Test
    void aSuccessEndsTheReportOfFailing() {
        Post post = new Post(answering(times -> times < 3 ? new Sent.Unanswered(Reason.TLS) : status(204)));
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        Event event = post.event("evt_1", EventType.TIER_RAISED);

        post.happens(event);
        run(post);
        assertThat(post.health.report(Post.TENANT, endpoint.id()).failingSince())
                .isPresent();
        while (goOn(post)) {
            // until nothing is left to do
        }

        assertThat(post.health.report(Post.TENANT, endpoint.id()).failingSince())
                .isEmpty();
        assertThat(post.delivery(endpoint, event).log())
                .extracting(Delivery.Try::result)
                .containsExactly("tls", "tls", "204");
    }

    @Test
    void whoSaysGoneIsToldNothingMore() {
        Post post = new Post(answering(_ -> status(410)));
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        Event first = post.event("evt_1", EventType.TIER_RAISED);

        post.happens(first);
        run(post);
        post.happens(post.event("evt_2", EventType.TIER_RAISED));
        run(post);

        assertThat(received).hasSize(1);
        assertThat(post.delivery(endpoint, first).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(post.endpoints.find(Post.TENANT, endpoint.id()).orElseThrow().state())
                .isEqualTo(new Endpoint.State.Disabled(Endpoint.Why.GONE, post.time.instant()));
    }

    @Test
    void oneMessageAtTwoWorkersMakesOneTry() throws InterruptedException {
        CountDownLatch trying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Post post = new Post((_, headers, body) -> {
            received.add(new Received("", headers, new String(body, UTF_8)));
            trying.countDown();
            await(goOn);
            return status(200);
        });
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        Event event = post.event("evt_1", EventType.TIER_RAISED);
        post.happens(event);
        post.queues.drain(post.fanOut);
        post.queues.again(QueueName.DELIVERIES);

        Thread first = Thread.ofVirtual().start(() -> post.queues.handOne(post.deliver, Duration.ofSeconds(30)));
        await(trying);
        post.queues.drain(post.deliver);
        goOn.countDown();
        first.join();
        while (goOn(post)) {
            // until nothing is left to do
        }

        assertThat(received).hasSize(1);
        assertThat(post.delivery(endpoint, event).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSlowEndpointIsLeftAloneForAWhileAndOthersAreNot() {
        List<Post> self = new ArrayList<>();
        Post post = new Post((url, headers, body) -> {
            received.add(new Received(url.text(), headers, new String(body, UTF_8)));
            if (id(headers).startsWith("slow")) {
                self.getFirst().time.pass(Duration.ofSeconds(15));
                return new Sent.Unanswered(Reason.TIMEOUT);
            }
            return status(200);
        });
        self.add(post);
        post.endpoint(EventType.TIER_RAISED);
        post.endpoint(EventType.POINTS_CHANGED);
        for (int i = 0; i < 20; i++) {
            post.happens(post.event("slow_" + i, EventType.TIER_RAISED));
            post.happens(post.event("quick_" + i, EventType.POINTS_CHANGED));
        }

        run(post);

        assertThat(received.stream().filter(one -> id(one.headers()).startsWith("quick")))
                .hasSize(20);
        assertThat(received.stream().filter(one -> id(one.headers()).startsWith("slow")))
                .hasSize(1);
        assertThat(post.queues.waiting(QueueName.DELIVERIES)).hasSize(20);
    }

    @Test
    void whatIsNoMessageIsSetAsideAndItsBatchUnharmed() {
        Post post = new Post(answering(_ -> status(200)));
        post.endpoint(EventType.TIER_RAISED);
        post.happens(post.event("evt_1", EventType.TIER_RAISED));
        post.queues.drain(post.fanOut);
        String good = post.queues.waiting(QueueName.DELIVERIES).getFirst();

        List<Consumed> outcomes = post.deliver.consume(List.of(
                new Message("1", "{", 1),
                new Message("2", good.replace("\"schema\":1", "\"schema\":9"), 1),
                new Message("3", good, 1),
                new Message("4", good.replace("whe_", "who_"), 1)));

        assertThat(outcomes.get(0)).isInstanceOf(Consumed.SetAside.class);
        assertThat(outcomes.get(1)).isInstanceOf(Consumed.SetAside.class);
        assertThat(outcomes.get(2)).isEqualTo(Consumed.DONE);
        assertThat(outcomes.get(3)).isInstanceOf(Consumed.SetAside.class);
        assertThat(received).hasSize(1);
        assertThat(post.fanOut.consume(List.of(new Message("5", "[]", 1))).getFirst())
                .isInstanceOf(Consumed.SetAside.class);
    }

    @Test
    void aQueueThatDoesNotTakeTheNextTryLeavesTheMessage() {
        Post post = new Post(answering(_ -> status(500)));
        post.endpoint(EventType.TIER_RAISED);
        post.happens(post.event("evt_1", EventType.TIER_RAISED));
        post.queues.drain(post.fanOut);
        String message = post.queues.waiting(QueueName.DELIVERIES).getFirst();

        post.queues.failNext(1);

        assertThat(post.deliver.consume(List.of(new Message("1", message, 1))).getFirst())
                .isInstanceOf(Consumed.Again.class);
    }

    /// A worker that dies: the write, or the sending, that it was about to make is not made, or was made and nobody
    /// learns of it.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Killer {
        private final SplittableRandom random;
        private int left = 20;
        private boolean armed;

        Killer(long seed) {
            random = new SplittableRandom(seed);
        }

        void maybe() {
            if (armed && left > 0 && random.nextInt(12) == 0) {
                left--;
                throw new Killed();
            }
        }
    }

    private record KilledTable(Table table, Killer killer) implements Table {

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return table.get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return table.getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public WriteOutcome write(List<Write> writes) {
            killer.maybe();
            WriteOutcome outcome = table.write(writes);
            killer.maybe();
            return outcome;
        }
    }

    @Test
    void aReceiverThatFailsAThirdAndWorkersKilled20TimesGetEveryEvent() {
        long seed = 20261122;
        Killer killer = new Killer(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> got = new HashSet<>();
        Post post = new Post(
                (_, headers, _) -> {
                    killer.maybe();
                    if (random.nextInt(10) < 3) {
                        return status(503);
                    }
                    got.add(id(headers));
                    killer.maybe();
                    return status(200);
                },
                table -> new KilledTable(table, killer));
        Endpoint endpoint = post.endpoint(EventType.TIER_RAISED);
        killer.armed = true;
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Event event = post.event("evt_" + i, EventType.TIER_RAISED);
            events.add(event);
            post.happens(event);
        }

        int steps = 0;
        boolean more = true;
        while (more && steps++ < 20_000) {
            boolean told = post.queues.handOne(post.fanOut, Duration.ofSeconds(30));
            boolean delivered = post.queues.handOne(post.deliver, Duration.ofSeconds(30));
            if (!told && !delivered) {
                Optional<Instant> next = java.util.stream.Stream.of(QueueName.WEBHOOKS, QueueName.DELIVERIES)
                        .flatMap(queue -> post.queues.next(queue).stream())
                        .min(Instant::compareTo);
                more = next.isPresent();
                next.ifPresent(post.time::set);
            }
        }

        assertThat(killer.left).as("kills left, seed %d", seed).isZero();
        assertThat(got).as("seed %d", seed).hasSize(60);
        assertThat(events)
                .as("seed %d", seed)
                .allSatisfy(event ->
                        assertThat(post.delivery(endpoint, event).state()).isEqualTo(Delivery.State.DELIVERED));
    }
}
