package io.kopilka.trials.torture;

import ch.qos.logback.classic.Level;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.reports.RecomputeReports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The whole service in this process, without a server: its resources are called as the server calls them, once it
/// has let a caller in. Its clock, its store, its queues and its ids are those of the [World] of the calling thread.
final class InProcess implements Service, AutoCloseable {
    private static final int BAD = 500;

    private final ApplicationContext context;
    private final Router router;
    private final Caller caller = TortureShop.caller();
    private final List<Item> furnished;

    InProcess(int customers) {
        // What fails here fails on purpose.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.kopilka")).setLevel(Level.OFF);
        InstantSource clock = () -> World.current().instant();
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of("micronaut.server.port", -1))
                .beanDefinitions(
                        RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                                .singleton(true)
                                .replaces(ServiceClock.class.asSubclass(InstantSource.class))
                                .build(),
                        RuntimeBeanDefinition.builder(Ulids.class, () -> new Ulids(clock, new WorldsChance()))
                                .singleton(true)
                                .replaces(Ulids.class)
                                .build())
                .singletons(new WorldsTable(), new WorldsQueues(), new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start();
        router = context.getBean(Router.class);
        World first = new World(0, PlantedBug.NONE, List.of());
        first.within(() -> TortureShop.open(first.memory(), first, customers));
        furnished = first.memory().everything();
    }

    /// A world with the shop in it.
    World world(long seed, PlantedBug bug) {
        return new World(seed, bug, furnished);
    }

    List<EventSource> sources() {
        return List.copyOf(context.getBeansOfType(EventSource.class));
    }

    QueueConsumer consumer(QueueName queue) {
        return context.getBeansOfType(QueueConsumer.class).stream()
                .filter(each -> each.queue() == queue)
                .findFirst()
                .orElseThrow();
    }

    List<ScheduledTask> tasks() {
        return List.copyOf(context.getBeansOfType(ScheduledTask.class));
    }

    RecomputeReports reports() {
        return context.getBean(RecomputeReports.class);
    }

    @Override
    public Reply call(String method, String path, String key, String body) {
        SimpleHttpRequest<byte[]> request =
                new SimpleHttpRequest<>(HttpMethod.valueOf(method), path, body.getBytes(StandardCharsets.UTF_8));
        if (!key.isEmpty()) {
            request.getHeaders().add("Idempotency-Key", key);
        }
        UriRouteMatch<Object, Object> route = router.findClosest(request);
        if (route == null) {
            throw new IllegalStateException("no route for " + method + " " + path);
        }
        List<Object> arguments = new ArrayList<>();
        for (Argument<?> argument : route.getArguments()) {
            if (argument.getType() == Caller.class) {
                arguments.add(caller);
            } else if (argument.getType() == byte[].class) {
                arguments.add(body.getBytes(StandardCharsets.UTF_8));
            } else if (argument.getType() == String.class) {
                arguments.add(java.util.Objects.requireNonNull(
                        route.getVariableValues().get(argument.getName())));
            } else {
                arguments.add(request);
            }
        }
        try {
            HttpResponse<?> response =
                    (HttpResponse<?>) route.getExecutableMethod().invoke(route.getTarget(), arguments.toArray());
            if (response == null || response.code() >= BAD) {
                throw new NoAnswer("no answer");
            }
            return new Reply(response.code(), new String((byte[]) response.body(), StandardCharsets.UTF_8));
        } catch (TableUnavailable | QueueUnavailable unavailable) {
            throw new NoAnswer("unavailable", unavailable);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class WorldsChance implements java.util.random.RandomGenerator {
        @Override
        public long nextLong() {
            return World.current().chanceOfIds().nextLong();
        }
    }

    private static final class WorldsTable implements Table {
        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return World.current().table().get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return World.current().table().getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return World.current().table().query(query);
        }

        @Override
        public WriteOutcome write(List<Write> writes) {
            return World.current().table().write(writes);
        }
    }

    private static final class WorldsQueues implements Queues {
        @Override
        public void send(QueueName queue, List<io.kopilka.platform.queue.OutgoingMessage> messages) {
            World.current().queues().send(queue, messages);
        }
    }
}
