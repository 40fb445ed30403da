package io.kopilka.platform.table;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Conditions as DynamoDB spells them. An item whose time has passed counts as absent, deleted or not.
final class DynamoConditions {

    private static final String LIVE = "(attribute_not_exists(#ttl) OR #ttl > :now)";
    private static final String PRESENT = "attribute_exists(PK) AND " + LIVE;
    private static final String ABSENT = "attribute_not_exists(PK) OR #ttl <= :now";
    private static final String SAME_VERSION = "#version = :expected AND " + LIVE;

    private static final ReturnValuesOnConditionCheckFailure FOUND = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private DynamoConditions() {}

    /// A condition: its expression, and the names and values in it.
    private record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {}

    static TransactWriteItem of(Write write, String table, Instant now) {
        return switch (write) {
            case Write.Put(Item item) ->
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(DynamoItems.attributes(item)))
                        .build();
            case Write.PutIfAbsent(Item item) -> put(table, item, absent(now));
            case Write.PutIfVersion(Item item, long expected) -> put(table, item, version(expected, now));
            case Write.Delete(Key key) ->
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(DynamoItems.key(key)))
                        .build();
            case Write.DeleteIfPresent(Key key) -> delete(table, key, present(now));
            case Write.DeleteIfVersion(Key key, long expected) -> delete(table, key, version(expected, now));
            case Write.RequirePresent(Key key) -> check(table, key, present(now));
            case Write.RequireAbsent(Key key) -> check(table, key, absent(now));
            case Write.RequireVersion(Key key, long expected) -> check(table, key, version(expected, now));
        };
    }

    static void range(QueryRequest.Builder request, Query query) {
        AttributeValue pk = AttributeValue.fromS(query.pk());
        switch (query.range()) {
            case SortRange.All() ->
                request.keyConditionExpression("PK = :pk").expressionAttributeValues(Map.of(":pk", pk));
            case SortRange.Prefix(String prefix) ->
                request.keyConditionExpression("PK = :pk AND begins_with(SK, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", pk, ":prefix", AttributeValue.fromS(prefix)));
            case SortRange.Between(String from, String to) ->
                request.keyConditionExpression("PK = :pk AND SK BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":pk", pk, ":from", AttributeValue.fromS(from), ":to", AttributeValue.fromS(to)));
        }
    }

    private static TransactWriteItem put(String table, Item item, Condition condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(DynamoItems.attributes(item))
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    private static TransactWriteItem delete(String table, Key key, Condition condition) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(DynamoItems.key(key))
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    private static TransactWriteItem check(String table, Key key, Condition condition) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(DynamoItems.key(key))
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    private static Condition present(Instant now) {
        return new Condition(PRESENT, Map.of("#ttl", Item.TTL), Map.of(":now", seconds(now)));
    }

    private static Condition absent(Instant now) {
        return new Condition(ABSENT, Map.of("#ttl", Item.TTL), Map.of(":now", seconds(now)));
    }

    private static Condition version(long expected, Instant now) {
        return new Condition(
                SAME_VERSION,
                Map.of("#ttl", Item.TTL, "#version", Item.VERSION),
                Map.of(":now", seconds(now), ":expected", DynamoItems.whole(expected)));
    }

    private static AttributeValue seconds(Instant now) {
        return DynamoItems.whole(now.getEpochSecond());
    }
}
