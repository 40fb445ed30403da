package io.kopilka.platform.table;

import io.kopilka.platform.AtEndpoint;
import io.kopilka.platform.SettableTime;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@AtEndpoint
final class DynamoTableAtEndpointTest extends TableContract {
    private final DynamoDbClient client = DynamoClients.openEmulator(URI.create(System.getenv(AtEndpoint.VARIABLE)));

    @Override
    WholeTable open(SettableTime clock) {
        DynamoSchema.ensure(client, Emulator.TABLE);
        return new DynamoTable(client, Emulator.TABLE, clock);
    }
}
