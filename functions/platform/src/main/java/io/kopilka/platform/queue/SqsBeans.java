package io.kopilka.platform.queue;

import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.tenancy.TenantWork;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues whose names begin with the setting `kopilka.queues.prefix`, at `kopilka.queues.endpoint` where that is
/// set. Without the first setting, whoever puts the service together hands it [Queues].
@Factory
@Requires(property = "kopilka.queues.prefix")
final class SqsBeans {
    private static final String PREFIX = "${kopilka.queues.prefix}";

    /// Shorter than a function may run.
    private static final Backoff PATIENCE =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(10));

    @Singleton
    @Bean(preDestroy = "close")
    SqsClient client(@Value("${kopilka.queues.endpoint:}") String endpoint) {
        return SqsClients.open(endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)));
    }

    @Singleton
    Queues queues(SqsClient client, @Value(PREFIX) String prefix) {
        return new SqsQueues(client, prefix, PATIENCE, Pause.real(), Chance.source());
    }

    @Singleton
    Inbox inbox(SqsClient client, @Value(PREFIX) String prefix) {
        return new SqsInbox(client, prefix);
    }

    @Singleton
    DeadLetters deadLetters(SqsClient client, @Value(PREFIX) String prefix) {
        return new SqsDeadLetters(client, prefix);
    }

    @Singleton
    BatchRunner runner(DeadLetters deadLetters, TenantWork work) {
        return new BatchRunner(deadLetters, work::call);
    }
}
