package io.kopilka.platform.table;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of the setting `kopilka.table.name`, at `kopilka.table.endpoint` where that is set. Without the first
/// setting, whoever puts
/// the service together hands it a [Table].
@Factory
@Requires(property = "kopilka.table.name")
final class DynamoBeans {

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbClient client(@Value("${kopilka.table.endpoint:}") String endpoint) {
        return DynamoClients.open(endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)));
    }

    @Singleton
    Table table(DynamoDbClient client, @Value("${kopilka.table.name}") String name, InstantSource clock) {
        return new DynamoTable(client, name, clock);
    }
}
