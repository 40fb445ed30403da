package io.kopilka.local.service;

import io.kopilka.platform.queue.DeadLetters;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The dead letters of a running service, for a command of the service's owner, as [OwnersTable] is.
public record OwnersQueues(SqsClient client, DeadLetters deadLetters) implements AutoCloseable {

    /// Opens the queues that a running service says it has.
    public static OwnersQueues open(RunFile run) {
        TableCredentials.settle(run.isEmulator());
        SqsClient client = SqsClients.open(Optional.of(run.queuesEndpoint()));
        return new OwnersQueues(client, new SqsDeadLetters(client, LocalService.QUEUES));
    }

    @Override
    public void close() {
        client.close();
    }
}
