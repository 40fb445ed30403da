package io.kopilka.trials.torture;

import ch.qos.logback.classic.Level;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.event.Relay;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.Pause;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.reports.RecomputeReports;
import io.kopilka.rulebook.Rulebook;
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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/// The whole service in this process, without a server: its resources are called as the server calls them, once it
/// has let a caller in. Whatever it stands on is handed to it.
final class InProcess implements Service, AutoCloseable {
    private static final int BAD = 500;

    static {
        // What fails here fails on purpose.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.kopilka")).setLevel(Level.OFF);
    }

    private final ApplicationContext context;
    private final Router router;
    private final Caller caller = TortureShop.caller();
    private final Map<QueueName, QueueConsumer> consumers = new EnumMap<>(QueueName.class);
    private final List<ScheduledTask> tasks;
    private final List<AroundSnapshot> rememberers;

    /// What the service stands on.
    ///
    /// @param pause how it waits
    /// @param chance of ids and waits
    /// @param ticker by which it knows how old something remembered is
    record Footing(
            InstantSource clock, Table table, Queues queues, Pause pause, RandomGenerator chance, Ticker ticker) {}

    InProcess(Footing on) {
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of("micronaut.server.port", -1))
                .beanDefinitions(
                        RuntimeBeanDefinition.builder(InstantSource.class, on::clock)
                                .singleton(true)
                                .named(ServiceClock.NAME)
                                .replaces(ServiceClock.class.asSubclass(InstantSource.class))
                                .build(),
                        inPlaceOf(Pause.class, on.pause()),
                        inPlaceOf(RandomGenerator.class, on.chance()),
                        inPlaceOf(Ticker.class, on.ticker()))
                .singletons(on.table(), on.queues(), new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start();
        router = context.getBean(Router.class);
        context.getBeansOfType(QueueConsumer.class).forEach(each -> consumers.put(each.queue(), each));
        tasks = context.getBeansOfType(ScheduledTask.class).stream()
                .sorted(Comparator.comparing(ScheduledTask::name))
                .toList();
        rememberers = List.copyOf(context.getBeansOfType(AroundSnapshot.class));
    }

    /// On a real table, in real time; it sends nothing to any queue.
    static InProcess on(Table table, InstantSource clock) {
        return new InProcess(
                new Footing(clock, table, (_, _) -> {}, Pause.real(), Chance.source(), Ticker.systemTicker()));
    }

    private static <T> RuntimeBeanDefinition<T> inPlaceOf(Class<T> type, T bean) {
        return RuntimeBeanDefinition.builder(type, () -> bean)
                .singleton(true)
                .replaces(type)
                .build();
    }

    Relay relay() {
        return context.getBean(Relay.class);
    }

    QueueConsumer consumer(QueueName queue) {
        return Objects.requireNonNull(consumers.get(queue), queue::queue);
    }

    List<ScheduledTask> tasks() {
        return tasks;
    }

    RecomputeReports reports() {
        return context.getBean(RecomputeReports.class);
    }

    Rulebook rulebook() {
        return context.getBean(Rulebook.class);
    }

    /// As a new process has it: nothing is remembered but what never changes.
    void forget() {
        rememberers.forEach(AroundSnapshot::afterRestore);
    }

    @Override
    public Reply call(String method, String path, String key, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SimpleHttpRequest<byte[]> request = new SimpleHttpRequest<>(HttpMethod.valueOf(method), path, bytes);
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
                arguments.add(bytes);
            } else if (argument.getType() == String.class) {
                arguments.add(Objects.requireNonNull(route.getVariableValues().get(argument.getName())));
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
}
