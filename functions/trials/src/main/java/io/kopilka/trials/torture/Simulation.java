package io.kopilka.trials.torture;

import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.Subscriptions;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.TableUnavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One history of a shop, all of it from a seed: two tills, the relay of the stream, the workers of two queues and
/// the daily work, while store and queues fail. Between any reading and writing of one the others may act.
final class Simulation {
    static final int CUSTOMERS = 3;

    private static final int PERCENT = 100;
    private static final int STEPS_BETWEEN_LOOKS = 50;
    private static final int MOST_ROUNDS = 200;
    private static final List<QueueName> WORKED = List.of(QueueName.TIERS, QueueName.REPORTS);

    private final InProcess service;
    private final World world;
    private final Acknowledged acknowledged = new Acknowledged();
    private final List<Till> tills;
    private final SplittableRandom random;
    private final BatchRunner runner;
    private final LocalDate first;
    private int told;

    private Simulation(InProcess service, World world, PlantedBug bug) {
        this.service = service;
        this.world = world;
        random = world.random();
        runner = new BatchRunner(world.queues().kept());
        tills = List.of(till("1", bug), till("2", bug));
        first = today();
    }

    private Till till(String name, PlantedBug bug) {
        return new Till(
                service,
                acknowledged,
                world.random().split(),
                world,
                new Till.Setting(name, CUSTOMERS, 3, 0, bug),
                world.injected());
    }

    /// What came of a seed.
    ///
    /// @param wrong nothing where all is well
    record Outcome(long seed, List<String> wrong, Injected injected, int receipts, int deeds) {}

    /// Simulates a seed.
    ///
    /// @param closely whether everything is added up after every step, to find the first that broke something
    static Outcome run(InProcess service, long seed, int steps, PlantedBug bug, boolean closely) {
        World world = service.world(seed, bug);
        List<String> wrong = new ArrayList<>();
        Simulation simulation = new Simulation(service, world, bug);
        world.within(() -> {
            try {
                wrong.addAll(simulation.run(steps, closely ? 1 : STEPS_BETWEEN_LOOKS));
            } catch (RuntimeException fault) {
                wrong.add("a fault that nobody injected: " + fault + " at "
                        + List.of(fault.getStackTrace()).subList(0, Math.min(8, fault.getStackTrace().length)));
            }
        });
        return new Outcome(
                seed, wrong, world.injected(), simulation.acknowledged.receiptCount(), simulation.acknowledged.count());
    }

    private List<String> run(int steps, int between) {
        world.calm(false);
        world.table().letBetween(this::act);
        for (int step = 1; step <= steps; step++) {
            act();
            if (step % between == 0) {
                int now = step;
                List<String> wrong = Verdict.atAnyMoment(world.memory()).stream()
                        .map(each -> "after step " + now + ": " + each)
                        .toList();
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        }
        world.calm(true);
        world.table().letBetween(() -> {});
        settle();
        List<String> wrong = new ArrayList<>(Verdict.whenAllIsDone(
                service, world.memory(), acknowledged, service.reports(), CUSTOMERS, first, today()));
        int unreadable = world.queues().kept().waitingIn(QueueName.UNREADABLE).size();
        if (unreadable > 0) {
            wrong.add(unreadable + " changes could not be read");
        }
        return wrong;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.instant(), TortureShop.ZONE);
    }

    /// One thing that somebody does.
    private void act() {
        int what = random.nextInt(PERCENT);
        if (what < 62) {
            tills.get(random.nextInt(tills.size())).next();
        } else if (what < 67) {
            tills.get(random.nextInt(tills.size())).makeUp();
        } else if (what < 78) {
            relay();
        } else if (what < 93) {
            work(WORKED.get(random.nextInt(WORKED.size())));
        } else if (what < 97) {
            daily();
        } else {
            world.passes(Duration.ofHours(random.nextInt(6, 40)));
        }
        world.passes(Duration.ofSeconds(random.nextInt(1, 240)));
    }

    /// Everybody gets their answer, and what waits is worked off; then a day passes, on which what ends by itself
    /// does.
    private void settle() {
        tills.forEach(Till::makeUp);
        workOff();
        world.passes(Duration.ofDays(1));
        daily();
        workOff();
    }

    private void workOff() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            relay();
            for (QueueName queue : WORKED) {
                var _ = world.queues().kept().giveBack(queue);
                for (int i = 0; i < MOST_ROUNDS && work(queue); i++) {}
            }
            boolean isDone = told == world.table().changes().size()
                    && WORKED.stream()
                            .allMatch(queue ->
                                    world.queues().kept().waitingIn(queue).isEmpty()
                                            && world.queues()
                                                    .kept()
                                                    .deadLettersOf(queue)
                                                    .isEmpty());
            if (isDone) {
                return;
            }
            world.passes(Duration.ofMinutes(10));
        }
        throw new IllegalStateException("the queues do not empty");
    }

    // The stream.

    private void relay() {
        List<ItemChange> changes = List.copyOf(
                world.table().changes().subList(told, world.table().changes().size()));
        try {
            for (ItemChange change : changes) {
                for (EventSource source : service.sources()) {
                    for (Event event : source.eventsOf(change)) {
                        for (QueueName queue : Subscriptions.of(event.type())) {
                            world.queues()
                                    .send(queue, List.of(OutgoingMessage.now(event.tenant(), EventText.write(event))));
                        }
                    }
                }
            }
        } catch (QueueUnavailable _) {
            // The stream tells all of them again.
            return;
        }
        if (changes.size() > 1 && world.table().chanceOf(10)) {
            world.injected().count(Fault.TOLD_AGAIN);
            told += random.nextInt(changes.size());
        } else {
            told += changes.size();
        }
    }

    // The workers.

    private boolean work(QueueName queue) {
        QueueConsumer consumer = service.consumer(queue);
        List<Inbox.Taken> taken = world.queues().kept().take(queue, BatchRunner.MOST, Duration.ZERO);
        if (taken.isEmpty()) {
            return false;
        }
        List<Consumed> became =
                runner.run(consumer, taken.stream().map(Inbox.Taken::message).toList());
        if (world.table().chanceOf(10)) {
            world.injected().count(Fault.UNACKNOWLEDGED);
            return true;
        }
        List<Inbox.Taken> finished = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            switch (became.get(i)) {
                case Consumed.Done _, Consumed.SetAside _ -> finished.add(taken.get(i));
                case Consumed.Again(Duration after, String _) ->
                    world.queues().kept().again(queue, taken.get(i), after);
            }
        }
        world.queues().kept().done(queue, finished);
        return true;
    }

    private void daily() {
        for (ScheduledTask task : service.tasks()) {
            try {
                task.run(world.instant());
            } catch (TableUnavailable _) {
                // It goes on the next time.
            }
        }
    }
}
