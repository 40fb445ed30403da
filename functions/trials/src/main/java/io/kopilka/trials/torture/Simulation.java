package io.kopilka.trials.torture;

import io.kopilka.accounts.AccountStore;
import io.kopilka.domain.ledger.Account;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.event.Relay;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.trials.torture.Service.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// One history of a shop, all of it from a seed: two tills, the relay of the stream, the workers of two queues and
/// the daily work, while store, queues and clocks fail. Between any reading and writing of one the others may act.
final class Simulation {
    static final int CUSTOMERS = 3;

    private static final int PERCENT = 100;
    private static final int STEPS_BETWEEN_LOOKS = 100;
    private static final int MOST_ROUNDS = 200;
    private static final int ONE_IN = 4;
    private static final int CLOCK_DIFFERS = 5;
    private static final List<QueueName> WORKED = List.of(QueueName.TIERS, QueueName.REPORTS);

    private final Stage stage;
    private final World world;
    private final Acknowledged acknowledged = new Acknowledged();
    private final List<Till> tills;
    private final SplittableRandom random;
    private final BatchRunner runner;
    private final Relay relay;
    private final AccountStore accounts;
    private final LocalDate first;
    private int told;
    private int restored;

    private Simulation(Stage stage, World world, PlantedBug bug) {
        this.stage = stage;
        this.world = world;
        random = world.random();
        runner = new BatchRunner(world.queues().kept());
        relay = stage.service().relay();
        accounts = new AccountStore(world.memory());
        tills = List.of(till("1", bug), till("2", bug));
        first = today();
    }

    private Till till(String name, PlantedBug bug) {
        return new Till(
                stage,
                acknowledged,
                world.random().split(),
                world,
                new Till.Setting(name, CUSTOMERS, 3, 0, CLOCK_DIFFERS, bug),
                world.injected());
    }

    /// What came of a seed.
    ///
    /// @param wrong nothing where all is well
    /// @param restored how many accounts were as before once everything of a sale had come back
    /// @param digest of the table in the end: two histories that are one have one
    record Outcome(
            long seed, List<String> wrong, Injected injected, int receipts, int deeds, int restored, int digest) {}

    /// Simulates a seed.
    ///
    /// @param closely whether everything is added up after every step, to find the first that broke something
    static Outcome run(Stage stage, long seed, int steps, PlantedBug bug, boolean closely) {
        World world = stage.open(seed, bug);
        List<String> wrong = new ArrayList<>();
        Simulation simulation = new Simulation(stage, world, bug);
        try {
            wrong.addAll(simulation.run(steps, closely ? 1 : STEPS_BETWEEN_LOOKS));
        } catch (RuntimeException | NoEnd fault) {
            StackTraceElement[] stack = fault.getStackTrace();
            wrong.add("a fault that nobody injected: " + fault + " at "
                    + List.of(stack).subList(0, Math.min(8, stack.length)));
        }
        return new Outcome(
                seed,
                wrong,
                world.injected(),
                simulation.acknowledged.receiptCount(),
                simulation.acknowledged.count(),
                simulation.restored,
                world.memory().everything().hashCode());
    }

    private List<String> run(int steps, int between) {
        world.calm(false);
        world.table().letBetween(this::act);
        for (int step = 1; step <= steps; step++) {
            act();
            if (step % between == 0 && step < steps) {
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
        tills.forEach(Till::makeUp);
        workOff();
        passADay();
        List<String> wrong = new ArrayList<>(verdict());
        if (wrong.isEmpty()) {
            wrong.addAll(bringEverythingBack());
        }
        return wrong;
    }

    private List<String> verdict() {
        List<String> wrong = new ArrayList<>(Verdict.whenAllIsDone(
                stage, world.memory(), acknowledged, stage.service().reports(), CUSTOMERS, first, today()));
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
            anyTill().next();
        } else if (what < 67) {
            anyTill().makeUp();
        } else if (what < 78) {
            relay();
        } else if (what < 92) {
            work(WORKED.get(random.nextInt(WORKED.size())));
        } else if (what < 96) {
            daily();
        } else if (what < 97) {
            world.isSetBack(Duration.ofSeconds(random.nextInt(1, 90)));
        } else {
            world.passes(Duration.ofHours(random.nextInt(6, 40)));
        }
        world.passes(Duration.ofSeconds(random.nextInt(1, 240)));
    }

    private Till anyTill() {
        return tills.get(random.nextInt(tills.size()));
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

    /// A day on which nothing is bought: what ends by itself does.
    private void passADay() {
        world.passes(Duration.ofDays(1));
        daily();
        workOff();
    }

    // Everything comes back.

    /// A sale that comes back leaves no trace on its account. In one history of four everything comes back: then nobody
    /// has bought anything.
    private List<String> bringEverythingBack() {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Account before = account(i);
            Optional<Reply> sold = tills.getFirst().sellForPoints(i).filter(Reply::isGood);
            if (sold.isEmpty()) {
                wrong.add("nothing could be sold to customer " + i);
                continue;
            }
            var _ = tills.getLast().cancel(sold.get().json().path("id").asText());
            wrong.addAll(Verdict.restored(i, before, account(i), today()));
            restored++;
        }
        if (random.nextInt(ONE_IN) > 0) {
            return wrong;
        }
        for (String receipt : acknowledged.receipts().keySet()) {
            var _ = anyTill().cancel(receipt);
        }
        workOff();
        passADay();
        wrong.addAll(verdict());
        wrong.addAll(Verdict.nobodyHasBoughtAnything(world.memory(), CUSTOMERS));
        return wrong;
    }

    private Account account(int customer) {
        return accounts.load(TortureShop.TENANT, TortureShop.PROGRAMME, TortureShop.account(customer))
                .freedAt(world.instant());
    }

    // The stream.

    private void relay() {
        List<RawChange> all = world.table().changes();
        List<RawChange> changes = List.copyOf(all.subList(told, all.size()));
        Optional<String> again = relay.relay(changes);
        if (again.isPresent()) {
            // Where each stands, they are numbered from one.
            told = Math.toIntExact(Long.parseLong(again.get())) - 1;
        } else if (changes.size() > 1 && world.table().chanceOf(10)) {
            world.injected().count(Fault.TOLD_AGAIN);
            told += random.nextInt(changes.size());
        } else {
            told += changes.size();
        }
    }

    // The workers.

    private boolean work(QueueName queue) {
        QueueConsumer consumer = stage.service().consumer(queue);
        List<Inbox.Taken> taken = world.queues().kept().take(queue, BatchRunner.MOST, Duration.ZERO);
        if (taken.isEmpty()) {
            return false;
        }
        List<Consumed> became;
        try {
            became = runner.run(
                    consumer, taken.stream().map(Inbox.Taken::message).toList());
        } catch (ProcessEnded _) {
            stage.service().forget();
            return true;
        }
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
        for (ScheduledTask task : stage.service().tasks()) {
            try {
                task.run(world.instant());
            } catch (TableUnavailable _) {
                // It goes on the next time.
            } catch (ProcessEnded _) {
                stage.service().forget();
            }
        }
    }
}
