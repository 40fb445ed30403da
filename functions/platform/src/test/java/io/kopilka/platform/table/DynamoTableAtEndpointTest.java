package io.kopilka.platform.table;

import io.kopilka.platform.AtEndpoint;
import io.kopilka.platform.SettableTime;
import java.net.URI;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@AtEndpoint
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoTableAtEndpointTest extends TableContract {
    private final DynamoDbClient client = DynamoClients.openEmulator(URI.create(System.getenv(AtEndpoint.VARIABLE)));

    @Override
    Table open(SettableTime clock) {
        DynamoSchema.ensure(client, Emulator.TABLE);
        return new DynamoTable(client, Emulator.TABLE, clock);
    }
}
