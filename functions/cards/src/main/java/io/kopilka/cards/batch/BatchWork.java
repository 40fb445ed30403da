package io.kopilka.cards.batch;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.TableUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Goes on with batches, a few seconds' work a message; where work is left, it puts a message behind
/// those of others, so that a big batch does not hold up a small one. A message that comes twice finds
/// the work done or somebody at it.
@Singleton
final class BatchWork implements QueueConsumer {

    /// The steps of a message: about 2,000 cards.
    static final int STEPS = 20;

    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final WorkOnBatch work;
    private final Queues queues;

    BatchWork(WorkOnBatch work, Queues queues) {
        this.work = work;
        this.queues = queues;
    }

    @Override
    public QueueName queue() {
        return QueueName.CARDS;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        return batch.stream().map(this::consume).toList();
    }

    private Consumed consume(Message message) {
        Optional<BatchMessage> wanted = BatchMessage.parse(message.body());
        if (wanted.isEmpty()) {
            return new Consumed.SetAside("no message of a batch of cards, or of a schema that is not known here");
        }
        try {
            TenantId tenant = wanted.get().tenant();
            switch (Fence.around(tenant)
                    .call(() -> work.run(tenant, wanted.get().batch(), STEPS))) {
                case UNFINISHED ->
                    queues.send(QueueName.CARDS, List.of(wanted.get().outgoing()));
                case FINISHED, OVERTAKEN -> {}
            }
            return Consumed.DONE;
        } catch (TableUnavailable busy) {
            return new Consumed.Again(AFTER_FAULT, "the table is unavailable");
        }
    }
}
