package io.kopilka.platform.table;

import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// The table itself: two keys of text, paid by request, with a stream of old and new images, ended items deleted.
///
/// In the cloud the infrastructure makes it; this makes the same one on an emulator.
public final class DynamoSchema {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private DynamoSchema() {}

    /// Makes the table where it is not there yet, and waits until it can be used.
    public static void ensure(DynamoDbClient client, String table) {
        try {
            client.createTable(request -> request.tableName(table)
                    .attributeDefinitions(text(Item.PK), text(Item.SK))
                    .keySchema(key(Item.PK, KeyType.HASH), key(Item.SK, KeyType.RANGE))
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
        } catch (ResourceInUseException alreadyThere) {
            return;
        }
        client.waiter()
                .waitUntilTableExists(
                        request -> request.tableName(table), override -> override.waitTimeout(LONGEST_WAIT));
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(Item.TTL)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
