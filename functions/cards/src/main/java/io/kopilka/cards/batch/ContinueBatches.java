package io.kopilka.cards.batch;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.tenancy.Directory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Puts a message for every batch with work left, for the one that was to go on with it may be lost: a
/// process died between the order and its message, or the message failed five times. One message too many
/// does no harm.
@Singleton
final class ContinueBatches implements ScheduledTask {

    private final Directory directory;
    private final Batches batches;
    private final Queues queues;

    ContinueBatches(Directory directory, Batches batches, Queues queues) {
        this.directory = directory;
        this.batches = batches;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "continue-card-batches";
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(Instant now) {
        for (TenantId tenant : directory.everyTenant()) {
            List<OutgoingMessage> messages = Fence.around(tenant).call(() -> batches.unfinished(tenant)).stream()
                    .map(batch -> new BatchMessage(tenant, batch).outgoing())
                    .toList();
            if (!messages.isEmpty()) {
                queues.send(QueueName.CARDS, messages);
            }
        }
    }
}
