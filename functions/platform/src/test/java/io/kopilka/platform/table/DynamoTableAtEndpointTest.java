package io.kopilka.platform.table;

import io.kopilka.platform.AtEndpoint;
import io.kopilka.platform.Deviation;
import io.kopilka.platform.SettableTime;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@AtEndpoint
final class DynamoTableAtEndpointTest extends TableContract {
    private final URI endpoint = URI.create(System.getenv(AtEndpoint.VARIABLE));
    private final DynamoDbClient client = DynamoClients.openEmulator(endpoint);

    @Override
    WholeTable open(SettableTime clock) {
        DynamoSchema.ensure(client, Emulator.TABLE);
        return new DynamoTable(client, Emulator.TABLE, clock);
    }

    @Override
    void requireIsolation() {
        Deviation.MOTO_RUNS_TRANSACTIONS_INTO_EACH_OTHER.skipAt(endpoint);
    }
}
