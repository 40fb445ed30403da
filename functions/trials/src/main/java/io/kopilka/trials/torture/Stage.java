package io.kopilka.trials.torture;

import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// The service in one [World] after another. To make the service anew for each would take longer than to simulate; so
/// it forgets what it remembers, and finds everything that it stands on changed. It belongs to one thread.
final class Stage implements Service, AutoCloseable {
    private static final Duration BETWEEN_WORLDS = Duration.ofDays(1);

    private final InProcess service;
    private final List<Item> furnished;
    private World world = new World(0, PlantedBug.NONE, List.of());

    /// In nanoseconds. What is remembered may be looked through by other threads a little later: to them too time must
    /// only pass.
    private final AtomicLong agesBefore = new AtomicLong();

    Stage(int customers) {
        service = new InProcess(new InProcess.Footing(
                () -> world.instant(),
                new WorldsTable(),
                new WorldsQueues(),
                time -> world.passes(time),
                new WorldsChance(),
                () -> agesBefore.get() + world.age().toNanos()));
        TortureShop.open(world.memory(), world, customers);
        furnished = world.memory().everything();
    }

    /// Opens a world with the shop in it. Whatever world was before, the service begins alike.
    World open(long seed, PlantedBug bug) {
        agesBefore.addAndGet(world.age().plus(BETWEEN_WORLDS).toNanos());
        world = new World(seed, bug, furnished);
        service.forget();
        // A ruleset is compiled once and for ever: the first world must not read more than the others.
        var _ = service.rulebook().current(TortureShop.TENANT);
        service.forget();
        return world;
    }

    InProcess service() {
        return service;
    }

    /// Calls the service. Where its process ends, another takes its place, and nobody has an answer.
    @Override
    public Reply call(String method, String path, String key, String body) {
        try {
            return service.call(method, path, key, body);
        } catch (ProcessEnded ended) {
            service.forget();
            throw new NoAnswer("the process ended", ended);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private final class WorldsChance implements RandomGenerator {
        @Override
        public long nextLong() {
            return world.chanceOfService().nextLong();
        }
    }

    private final class WorldsTable implements Table {
        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return world.table().get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return world.table().getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return world.table().query(query);
        }

        @Override
        public WriteOutcome write(List<Write> writes) {
            return world.table().write(writes);
        }
    }

    private final class WorldsQueues implements Queues {
        @Override
        public void send(QueueName queue, List<OutgoingMessage> messages) {
            world.queues().send(queue, messages);
        }
    }
}
