package io.kopilka.local.service;

import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.emulator.ElasticMq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The emulators beside the service: of the table and of the queues.
record Emulators(DynamoDbLocal table, ElasticMq queues) implements AutoCloseable {
    private static final String NO_LOG = "an emulator's log cannot be begun";

    /// Starts both and does not wait for either.
    static Emulators launch(DataFolder folder) {
        DynamoDbLocal table = launchTable(folder);
        try {
            return new Emulators(
                    table,
                    ElasticMq.launch(
                            jars("kopilka.elasticmq"),
                            Optional.of(folder.emulatorFiles("elasticmq")),
                            Optional.of(folder.emulatorLog("elasticmq"))));
        } catch (IOException failure) {
            table.close();
            throw new UncheckedIOException(NO_LOG, failure);
        }
    }

    /// Starts that of the table alone, on the folder's files, and does not wait for it.
    static DynamoDbLocal launchTable(DataFolder folder) {
        try {
            return DynamoDbLocal.launch(
                    jars("kopilka.dynamodb-local"),
                    Optional.of(folder.emulatorFiles("dynamodb")),
                    Optional.of(folder.emulatorLog("dynamodb")));
        } catch (IOException failure) {
            throw new UncheckedIOException(NO_LOG, failure);
        }
    }

    private static Path jars(String property) {
        String jars = System.getProperty(property);
        if (jars == null) {
            throw new IllegalStateException("the launcher says where an emulator is: -D" + property);
        }
        return Path.of(jars);
    }

    /// Calls back, on another thread, with the name of the first that ends.
    void onEnd(Consumer<String> callback) {
        CompletableFuture<String> tableEnds = table.process().onExit().thenApply(_ -> "DynamoDB Local (dynamodb.log)");
        CompletableFuture<String> queuesEnd = queues.process().onExit().thenApply(_ -> "ElasticMQ (elasticmq.log)");
        var _ = tableEnds.applyToEither(queuesEnd, name -> {
            callback.accept(name);
            return name;
        });
    }

    @Override
    public void close() {
        queues.stop();
        table.stop();
        queues.close();
        table.close();
    }
}
