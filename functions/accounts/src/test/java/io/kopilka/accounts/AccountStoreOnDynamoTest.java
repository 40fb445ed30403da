package io.kopilka.accounts;

import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// On DynamoDB Local, started when first needed and stopped with the JVM.
final class AccountStoreOnDynamoTest extends AccountStoreContract {
    private static final String NAME = "kopilka-test";
    private static final DynamoDbClient CLIENT = start();

    @Override
    Table open() {
        return new DynamoTable(CLIENT, NAME, () -> Instant.parse("2026-11-22T10:00:00Z"));
    }

    private static DynamoDbClient start() {
        DynamoDbLocal local = DynamoDbLocal.start(
                Path.of(System.getProperty("kopilka.dynamodb-local")), Optional.empty(), Optional.empty());
        Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        DynamoDbClient client = DynamoClients.openEmulator(local.endpoint());
        DynamoSchema.ensure(client, NAME);
        return client;
    }
}
