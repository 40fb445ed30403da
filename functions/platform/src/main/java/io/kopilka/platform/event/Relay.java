package io.kopilka.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.change.ChangeReader;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.change.KeyText;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.change.ReadChange;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Key;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what happened from the table's stream to the queues of those who listen.
///
/// A change that nobody can read goes to [QueueName#UNREADABLE] with its key and the reason, and holds up nobody. A
/// queue that takes nothing holds up the stream: then the changes are told again from the first whose events did not
/// arrive, and listeners know by an event's id what they have had.
@Singleton
@Requires(beans = Queues.class)
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<EventSource> sources;
    private final Queues queues;

    public Relay(List<EventSource> sources, Queues queues) {
        this.sources = List.copyOf(sources);
        this.queues = queues;
    }

    /// Carries changes on, in their order.
    ///
    /// @return the sequence of the first change that has to be told again, with all behind it; empty where every
    ///     message is in its queue
    public Optional<String> relay(List<RawChange> changes) {
        Map<QueueName, Outbox> outboxes = new EnumMap<>(QueueName.class);
        for (int i = 0; i < changes.size(); i++) {
            collect(changes.get(i), i, outboxes);
        }
        int firstFailed = changes.size();
        for (Map.Entry<QueueName, Outbox> each : outboxes.entrySet()) {
            Outbox outbox = each.getValue();
            try {
                queues.send(each.getKey(), outbox.messages);
            } catch (QueueUnavailable unavailable) {
                LOG.atWarn()
                        .addKeyValue("queue", each.getKey().queue())
                        .addKeyValue("messages", outbox.messages.size())
                        .addKeyValue("reason", unavailable.getMessage())
                        .log("events did not reach their queue");
                firstFailed = Math.min(firstFailed, outbox.first);
            }
        }
        return firstFailed == changes.size()
                ? Optional.empty()
                : Optional.of(changes.get(firstFailed).sequence());
    }

    /// What goes to one queue.
    private static final class Outbox {
        private final int first;
        private final List<OutgoingMessage> messages = new ArrayList<>();

        /// @param first the place of the first change that has something for this queue
        private Outbox(int first) {
            this.first = first;
        }
    }

    private void collect(RawChange raw, int place, Map<QueueName, Outbox> outboxes) {
        switch (ChangeReader.read(raw)) {
            case ReadChange.Understood(ItemChange change) -> {
                for (EventSource source : sources) {
                    collect(source, change, place, outboxes);
                }
            }
            case ReadChange.Unreadable(Optional<TenantId> tenant, String key, String reason) ->
                setAside(tenant.orElse(OutgoingMessage.NOBODY), key, raw.sequence(), reason, place, outboxes);
        }
    }

    private static void collect(EventSource source, ItemChange change, int place, Map<QueueName, Outbox> outboxes) {
        List<OutgoingMessage> messages = new ArrayList<>();
        List<Event> events;
        try {
            events = source.eventsOf(change);
            for (Event event : events) {
                messages.add(message(event));
            }
        } catch (RuntimeException broken) {
            // Whatever it is, it would be the same the next time, and everybody else's changes stand behind it.
            // Its words may quote what the item holds, but for those of an item that is known not to be readable.
            String reason = source.getClass().getSimpleName() + ": "
                    + (broken instanceof io.kopilka.platform.table.UnreadableItem unreadable
                            ? unreadable.getMessage()
                            : broken.getClass().getSimpleName());
            Key key = change.key();
            setAside(
                    ChangeReader.tenant(key),
                    KeyText.of(key.pk(), key.sk()),
                    change.sequence(),
                    reason,
                    place,
                    outboxes);
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            for (QueueName queue : Subscriptions.of(events.get(i).type())) {
                outboxes.computeIfAbsent(queue, _ -> new Outbox(place)).messages.add(messages.get(i));
            }
        }
    }

    private static OutgoingMessage message(Event event) {
        String text = EventText.write(event);
        if (text.getBytes(StandardCharsets.UTF_8).length > OutgoingMessage.MOST_BYTES) {
            throw new IllegalArgumentException("an event does not fit into a message");
        }
        return OutgoingMessage.now(event.tenant(), text);
    }

    /// Schema 1: `key` without what is private in it, `sequence` in the stream, `reason`.
    private static void setAside(
            TenantId tenant, String key, String sequence, String reason, int place, Map<QueueName, Outbox> outboxes) {
        LOG.atError()
                .addKeyValue("tenant", tenant.value())
                .addKeyValue("key", key)
                .addKeyValue("sequence", sequence)
                .addKeyValue("reason", reason)
                .log("a change of the table cannot be read");
        try {
            String text = JSON.writeValueAsString(JSON.createObjectNode()
                    .put("schema", 1)
                    .put("key", key)
                    .put("sequence", sequence)
                    .put("reason", reason));
            outboxes.computeIfAbsent(QueueName.UNREADABLE, _ -> new Outbox(place))
                    .messages
                    .add(OutgoingMessage.now(tenant, text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        }
    }
}
