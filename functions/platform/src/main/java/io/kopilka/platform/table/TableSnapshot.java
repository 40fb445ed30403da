package io.kopilka.platform.table;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Calls the table once before a snapshot, so that the SDK has read its settings, signed, marshalled and shaken hands.
///
/// The call asks for its connection to be closed: one that is open in a snapshot is dead in every process made from it.
@Singleton
@Requires(property = "kopilka.table.name")
final class TableSnapshot implements AroundSnapshot {

    /// Nobody's: there is no such tenant, and a role that may not ask for it has done all of the above when it is told.
    private static final Key NOBODYS = Keys.tenant(new TenantId("ten_00000000000000000000000000"));

    private final DynamoDbClient client;
    private final String name;

    TableSnapshot(DynamoDbClient client, @Value("${kopilka.table.name}") String name) {
        this.client = client;
        this.name = name;
    }

    @Override
    public void beforeSnapshot() {
        var _ = client.getItem(request -> request.tableName(name)
                .key(DynamoItems.key(NOBODYS))
                .overrideConfiguration(once -> once.putHeader("Connection", "close")));
    }
}
