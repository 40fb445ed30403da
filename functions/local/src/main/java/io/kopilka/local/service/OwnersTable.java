package io.kopilka.local.service;

import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.time.ServiceClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of a running service, for a command of the service's owner: whoever may read `run.json` (mode 0600) may
/// read and write the emulator's files anyway, so no operation of the service has to be opened for it.
public record OwnersTable(DynamoDbClient client, Table table) implements AutoCloseable {

    /// Opens the table that a running service says it has.
    public static OwnersTable open(RunFile run) {
        TableCredentials.settle(run.isEmulator());
        DynamoDbClient client = DynamoClients.open(Optional.of(run.tableEndpoint()));
        return new OwnersTable(client, new DynamoTable(client, run.table(), ServiceClock.real()));
    }

    @Override
    public void close() {
        client.close();
    }
}
