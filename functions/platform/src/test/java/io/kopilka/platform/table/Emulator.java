package io.kopilka.platform.table;

import io.kopilka.platform.emulator.DynamoDbLocal;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One DynamoDB Local for all tests of this JVM, started when first needed and stopped with the JVM.
final class Emulator {

    static final String TABLE = "kopilka-test";

    private static final DynamoDbClient CLIENT = start();

    private Emulator() {}

    static DynamoDbClient client() {
        return CLIENT;
    }

    private static DynamoDbClient start() {
        DynamoDbLocal local = DynamoDbLocal.start(
                Path.of(System.getProperty("kopilka.dynamodb-local")), Optional.empty(), Optional.empty());
        Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        DynamoDbClient client = DynamoClients.openEmulator(local.endpoint());
        DynamoSchema.ensure(client, TABLE);
        return client;
    }
}
