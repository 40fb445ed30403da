package io.kopilka.platform.table;

import io.kopilka.platform.LocalStack;
import io.kopilka.platform.SettableTime;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Testcontainers(disabledWithoutDocker = true)
final class DynamoTableOnLocalStackTest extends TableContract {
    private final DynamoDbClient client = DynamoClients.openEmulator(LocalStack.endpoint());

    @Override
    WholeTable open(SettableTime clock) {
        DynamoSchema.ensure(client, Emulator.TABLE);
        return new DynamoTable(client, Emulator.TABLE, clock);
    }
}
