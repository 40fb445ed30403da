package io.kopilka.local.service;

import io.kopilka.local.Complaint;
import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.time.ServiceClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of a service, for a command of the service's owner: whoever may read `run.json` (mode 0600) may
/// read and write the emulator's files anyway, so no operation of the service has to be opened for it.
///
/// @param closes what was started for it, to be ended with it
public record OwnersTable(DynamoDbClient client, DynamoTable table, Runnable closes) implements AutoCloseable {

    /// The table of a folder, whether a service runs on it or not: where none does, the emulator is started on
    /// the folder's files, and nothing else runs on them until this is closed.
    ///
    /// @throws Complaint where there is no table in the folder
    public static OwnersTable of(Path data) {
        Optional<RunFile> run = RunFile.find(data);
        if (run.isPresent()) {
            return open(run.get());
        }
        if (!Files.isDirectory(data.resolve("dynamodb"))) {
            throw new Complaint(
                    "В папке " + data + " нет таблицы, и с ней ничего не работает. Укажите другую: --data DIR",
                    "There is no table in the folder " + data + ", and nothing runs on it. Name another: --data DIR");
        }
        DataFolder folder = DataFolder.take(data);
        try {
            DynamoDbLocal emulator = Emulators.launchTable(folder);
            emulator.awaitReadiness();
            TableCredentials.settle(true);
            DynamoDbClient client = DynamoClients.open(Optional.of(emulator.endpoint()));
            return new OwnersTable(client, new DynamoTable(client, LocalService.TABLE, ServiceClock.real()), () -> {
                emulator.close();
                folder.close();
            });
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    /// Opens the table that a running service says it has.
    public static OwnersTable open(RunFile run) {
        TableCredentials.settle(run.isEmulator());
        DynamoDbClient client = DynamoClients.open(Optional.of(run.tableEndpoint()));
        return new OwnersTable(client, new DynamoTable(client, run.table(), ServiceClock.real()), () -> {});
    }

    @Override
    public void close() {
        client.close();
        closes.run();
    }
}
