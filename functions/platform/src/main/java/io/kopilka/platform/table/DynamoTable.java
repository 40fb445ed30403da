package io.kopilka.platform.table;

import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The table in DynamoDB.
///
/// It tries again by itself, with jitter, what was throttled, collided with another transaction or got no
/// answer, for up to its backoff's budget; the client beneath must not ([DynamoClients]), so that there is one
/// layer of retries. All tries of one transaction carry one `ClientRequestToken`, by which DynamoDB knows a try
/// that follows a lost answer and does nothing twice (for ten minutes, far longer than the tries take). Puts
/// and deletes without a condition may be done twice without harm and go without a transaction, for half the
/// price.
public final class DynamoTable implements WholeTable {

    /// Tries within 10 s, waiting up to 25 ms at first and 1 s at most.
    public static final Backoff USUAL_BACKOFF =
            new Backoff(Duration.ofMillis(25), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /// Whoever reads a whole table asks for so many items a call: a megabyte, the most that a call gives, takes a busy
    /// emulator longer than the client waits.
    private static final int SCANNED_AT_ONCE = 200;

    private final DynamoDbClient client;
    private final String name;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Pause pause;
    private final RandomGenerator random;

    public DynamoTable(DynamoDbClient client, String name, InstantSource clock) {
        this(client, name, clock, USUAL_BACKOFF, Pause.real(), Chance.source());
    }

    /// With the caller's own patience.
    public DynamoTable(
            DynamoDbClient client,
            String name,
            InstantSource clock,
            Backoff backoff,
            Pause pause,
            RandomGenerator random) {
        this.client = client;
        this.name = name;
        this.clock = clock;
        this.backoff = backoff;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        GetItemResponse response = retrying(
                "read an item",
                () -> client.getItem(request -> request.tableName(name)
                        .key(DynamoItems.key(key))
                        .consistentRead(consistency == Consistency.STRONG)));
        return response.hasItem() ? live(response.item(), clock.instant()) : Optional.empty();
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        Set<Key> wanted = new LinkedHashSet<>(keys);
        if (wanted.size() > MOST_READS) {
            throw new IllegalArgumentException("one reading asks for at most 100 items");
        }
        Instant now = clock.instant();
        Map<Key, Item> found = new HashMap<>();
        List<Map<String, AttributeValue>> open =
                wanted.stream().map(DynamoItems::key).toList();
        Backoff.Waits waits = backoff.begin(pause, random);
        while (!open.isEmpty()) {
            BatchGetItemResponse response = readBatch(open, consistency);
            for (Map<String, AttributeValue> item : response.responses().getOrDefault(name, List.of())) {
                live(item, now).ifPresent(each -> found.put(each.key(), each));
            }
            KeysAndAttributes left = response.unprocessedKeys().get(name);
            open = left == null ? List.of() : left.keys();
            if (!open.isEmpty() && !waits.again()) {
                throw new TableUnavailable("the table left items unread", new IllegalStateException("throttled"));
            }
        }
        return found;
    }

    @Override
    public Page query(Query query) {
        Instant now = clock.instant();
        List<Item> found = new ArrayList<>();
        Map<String, AttributeValue> start = query.after()
                .map(cursor -> DynamoItems.key(query.pk(), cursor.sk()))
                .orElse(Map.of());
        do {
            QueryResponse response = readPage(query, start, query.limit() + 1 - found.size());
            for (Map<String, AttributeValue> item : response.items()) {
                live(item, now).ifPresent(found::add);
            }
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty() && found.size() <= query.limit());
        if (found.size() <= query.limit()) {
            return new Page(found, Optional.empty());
        }
        List<Item> page = found.subList(0, query.limit());
        return new Page(page, Optional.of(new Cursor(page.getLast().key().sk())));
    }

    @Override
    public void readAll(Consumer<Item> each) {
        Map<String, AttributeValue> start = Map.of();
        do {
            ScanResponse response = scan(start);
            for (Map<String, AttributeValue> item : response.items()) {
                live(item, clock.instant()).ifPresent(each);
            }
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty());
    }

    private ScanResponse scan(Map<String, AttributeValue> start) {
        return retrying(
                "read the whole table",
                () -> client.scan(request -> {
                    request.tableName(name).consistentRead(true).limit(SCANNED_AT_ONCE);
                    if (!start.isEmpty()) {
                        request.exclusiveStartKey(start);
                    }
                }));
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        Refusals.requireWritable(writes);
        if (writes.size() == 1 && writes.getFirst() instanceof Write.Put(Item item)) {
            retrying(
                    "put an item",
                    () -> client.putItem(request -> request.tableName(name).item(DynamoItems.attributes(item))));
            return new WriteOutcome.Written();
        }
        if (writes.size() == 1 && writes.getFirst() instanceof Write.Delete(Key key)) {
            retrying(
                    "delete an item",
                    () -> client.deleteItem(request -> request.tableName(name).key(DynamoItems.key(key))));
            return new WriteOutcome.Written();
        }
        return transact(writes);
    }

    private BatchGetItemResponse readBatch(List<Map<String, AttributeValue>> keys, Consistency consistency) {
        KeysAndAttributes asked = KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(consistency == Consistency.STRONG)
                .build();
        return retrying("read items", () -> client.batchGetItem(request -> request.requestItems(Map.of(name, asked))));
    }

    private QueryResponse readPage(Query query, Map<String, AttributeValue> start, int limit) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(name)
                .limit(limit)
                .scanIndexForward(!query.descending())
                .consistentRead(query.consistency() == Consistency.STRONG);
        DynamoConditions.range(request, query);
        if (!start.isEmpty()) {
            request.exclusiveStartKey(start);
        }
        return retrying("query a partition", () -> client.query(request.build()));
    }

    private WriteOutcome transact(List<Write> writes) {
        Instant now = clock.instant();
        String token = UUID.randomUUID().toString();
        List<TransactWriteItem> items = writes.stream()
                .map(write -> DynamoConditions.of(write, name, now))
                .toList();
        return retrying("write a transaction", () -> {
            try {
                client.transactWriteItems(
                        request -> request.transactItems(items).clientRequestToken(token));
                return new WriteOutcome.Written();
            } catch (TransactionCanceledException cancelled) {
                return refusal(writes, cancelled, now).orElseThrow(() -> cancelled);
            }
        });
    }

    private static Optional<WriteOutcome> refusal(
            List<Write> writes, TransactionCanceledException cancelled, Instant now) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int index = 0; index < reasons.size(); index++) {
            CancellationReason reason = reasons.get(index);
            if (CONDITION_FAILED.equals(reason.code())) {
                Optional<Item> found = reason.hasItem() ? live(reason.item(), now) : Optional.empty();
                WriteOutcome.Reason why = Refusals.reason(writes.get(index), found)
                        .orElseThrow(() -> new IllegalStateException("DynamoDB refused a condition that holds"));
                return Optional.of(new WriteOutcome.Refused(index, why, found));
            }
        }
        return Optional.empty();
    }

    private <T> T retrying(String what, Supplier<T> call) {
        Backoff.Waits waits = backoff.begin(pause, random);
        while (true) {
            try {
                return call.get();
            } catch (SdkException failure) {
                if (!DynamoFailures.mayPass(failure)) {
                    throw failure;
                }
                if (!waits.again()) {
                    throw new TableUnavailable("could not " + what, failure);
                }
            }
        }
    }

    private static Optional<Item> live(Map<String, AttributeValue> attributes, Instant now) {
        return Optional.of(DynamoItems.item(attributes)).filter(item -> !item.hasEnded(now));
    }
}
