package io.kopilka.platform.queue;

import io.kopilka.domain.identity.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Has a consumer work on a batch, whatever the consumer does: one poisoned message harms no other.
///
/// A batch that failed as a whole is worked on again one message at a time; what fails alone comes again, later each
/// time. What a consumer sets aside is among the dead letters when this returns.
public final class BatchRunner {
    /// A consumer is never given more at once.
    public static final int MOST = 10;

    private static final Logger LOG = LoggerFactory.getLogger("io.kopilka.queues");

    /// How long a message stays out of sight after it failed for the first, the second … time.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    private final DeadLetters deadLetters;
    private final ForTenant forTenant;

    /// A runner whose consumers do not ask for whom they work.
    public BatchRunner(DeadLetters deadLetters) {
        this(deadLetters, (_, work) -> work.get());
    }

    /// @param forTenant has what a consumer does done for the tenant whose messages they are
    public BatchRunner(DeadLetters deadLetters, ForTenant forTenant) {
        this.deadLetters = deadLetters;
        this.forTenant = forTenant;
    }

    /// Does work for a tenant.
    @FunctionalInterface
    public interface ForTenant {
        List<Consumed> call(TenantId tenant, Supplier<List<Consumed>> work);
    }

    /// What became of each message, in their order: whatever is not [Consumed.Again] leaves the queue.
    ///
    /// @param batch any number of messages
    public List<Consumed> run(QueueConsumer consumer, List<Message> batch) {
        List<Consumed> outcomes = new ArrayList<>(batch.size());
        for (int from = 0; from < batch.size(); from += MOST) {
            List<Message> part = batch.subList(from, Math.min(batch.size(), from + MOST));
            List<Consumed> became = consumer.minglesTenants() ? consume(consumer, part) : byTenant(consumer, part);
            for (int i = 0; i < part.size(); i++) {
                outcomes.add(settled(consumer.queue(), part.get(i), became.get(i)));
            }
        }
        return outcomes;
    }

    /// Messages of several tenants are worked on tenant by tenant, in the order in which each tenant's came.
    private List<Consumed> byTenant(QueueConsumer consumer, List<Message> part) {
        Map<Optional<TenantId>, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < part.size(); i++) {
            places.computeIfAbsent(part.get(i).tenant(), _ -> new ArrayList<>()).add(i);
        }
        List<Consumed> became = new ArrayList<>(Collections.nCopies(part.size(), Consumed.DONE));
        places.forEach((tenant, of) -> {
            List<Message> messages = of.stream().map(part::get).toList();
            List<Consumed> outcomes = tenant.isPresent()
                    ? forTenant.call(tenant.get(), () -> consume(consumer, messages))
                    : consume(consumer, messages);
            for (int i = 0; i < of.size(); i++) {
                became.set(of.get(i), outcomes.get(i));
            }
        });
        return became;
    }

    private static List<Consumed> consume(QueueConsumer consumer, List<Message> part) {
        try {
            return attempt(consumer, part);
        } catch (RuntimeException fault) {
            if (part.size() == 1) {
                return List.of(failed(consumer.queue(), part.getFirst(), fault));
            }
            List<Consumed> became = new ArrayList<>(part.size());
            for (Message message : part) {
                became.addAll(consume(consumer, List.of(message)));
            }
            return became;
        }
    }

    private static List<Consumed> attempt(QueueConsumer consumer, List<Message> part) {
        List<Consumed> became = consumer.consume(List.copyOf(part));
        if (became.size() != part.size()) {
            throw new IllegalStateException(
                    "a consumer told of " + became.size() + " messages where it was given " + part.size());
        }
        return became;
    }

    private static Consumed failed(QueueName queue, Message message, RuntimeException fault) {
        // Its words may quote the message; its class and place do not.
        LOG.atError()
                .addKeyValue("queue", queue.queue())
                .addKeyValue("message", message.id())
                .addKeyValue("tenant", tenant(message))
                .addKeyValue("attempt", message.attempt())
                .addKeyValue("fault", fault.getClass().getName())
                .addKeyValue("place", fault.getStackTrace().length == 0 ? "-" : fault.getStackTrace()[0])
                .log("a consumer failed");
        int pause = Math.clamp(message.attempt() - 1L, 0, PAUSES.size() - 1);
        return new Consumed.Again(PAUSES.get(pause), fault.getClass().getSimpleName());
    }

    private Consumed settled(QueueName queue, Message message, Consumed became) {
        return switch (became) {
            case Consumed.Done done -> {
                log(Level.DEBUG, queue, message, "done", "");
                yield done;
            }
            case Consumed.Again again -> {
                log(Level.WARN, queue, message, "again", again.reason());
                yield again;
            }
            case Consumed.SetAside aside -> {
                log(Level.WARN, queue, message, "set aside", aside.reason());
                yield setAside(queue, message, aside);
            }
        };
    }

    private Consumed setAside(QueueName queue, Message message, Consumed.SetAside aside) {
        try {
            deadLetters.add(queue, message, aside.reason());
            return aside;
        } catch (QueueUnavailable unavailable) {
            return new Consumed.Again(PAUSES.getFirst(), "its dead letters are out of reach");
        }
    }

    private static void log(Level level, QueueName queue, Message message, String became, String reason) {
        LOG.atLevel(level)
                .addKeyValue("queue", queue.queue())
                .addKeyValue("message", message.id())
                .addKeyValue("tenant", tenant(message))
                .addKeyValue("attempt", message.attempt())
                .addKeyValue("reason", reason)
                .log(became);
    }

    private static String tenant(Message message) {
        return message.tenant().map(TenantId::value).orElse("-");
    }
}
