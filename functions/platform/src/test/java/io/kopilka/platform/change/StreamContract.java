package io.kopilka.platform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// What a table's stream keeps, and how it is read. Each test works on a table of its own.
abstract class StreamContract {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final int PASSES = 20;

    private String name = "";
    private Kept kept = new Kept();

    abstract DynamoDbClient tables();

    abstract DynamoDbStreamsClient streams();

    /// Skips the running test where a write that changes nothing is known to be told.
    void requireSilenceOfUnchangedItems() {}

    @BeforeEach
    void makeTable() {
        name = "stream-" + ProcessHandle.current().pid() + "-" + TABLES.incrementAndGet();
        kept = new Kept();
        DynamoSchema.ensure(tables(), name);
    }

    @Test
    void everyChangeOfAnItemIsToldInItsOrderWithBothImages() {
        Table table = table();
        table.write(new Write.PutIfAbsent(card("1", 1, "printed")));
        table.write(new Write.PutIfVersion(card("1", 2, "issued"), 1));
        table.write(new Write.Delete(Keys.card(TENANT, number("1"))));

        List<ReadChange> told =
                read(reader(), 3).stream().map(ChangeReader::read).toList();

        assertThat(told)
                .extracting(each -> ((ReadChange.Understood) each).change())
                .satisfiesExactly(
                        added -> assertThat(((ItemChange.Added) added).after()).isEqualTo(card("1", 1, "printed")),
                        changed -> {
                            assertThat(((ItemChange.Changed) changed).before()).isEqualTo(card("1", 1, "printed"));
                            assertThat(((ItemChange.Changed) changed).after()).isEqualTo(card("1", 2, "issued"));
                        },
                        removed -> assertThat(((ItemChange.Removed) removed).before())
                                .isEqualTo(card("1", 2, "issued")));
    }

    @Test
    void anEmptyMapIsToldAsOne() {
        Item item = Item.of(Keys.card(TENANT, number("1")), 1)
                .with("headers", Map.of())
                .build();
        table().write(new Write.Put(item));

        assertThat(ChangeReader.read(read(reader(), 1).getFirst()))
                .isInstanceOfSatisfying(
                        ReadChange.Understood.class,
                        told -> assertThat(((ItemChange.Added) told.change()).after())
                                .isEqualTo(item));
    }

    @Test
    void anItemPutAgainAsItWasIsNoChange() {
        requireSilenceOfUnchangedItems();
        Table table = table();
        table.write(new Write.Put(card("1", 1, "printed")));
        table.write(new Write.Put(card("1", 1, "printed")));
        table.write(new Write.Put(card("2", 1, "printed")));

        assertThat(read(reader(), 2)).extracting(RawChange::name).containsExactly("INSERT", "INSERT");
    }

    @Test
    void whoStartsAgainGoesOnFromWhereItWasLeft() {
        Table table = table();
        table.write(new Write.Put(card("1", 1, "printed")));
        table.write(new Write.Put(card("2", 1, "printed")));
        assertThat(numbers(read(reader(), 2))).containsExactly("1", "2");

        table.write(new Write.Put(card("3", 1, "printed")));

        assertThat(numbers(read(reader(), 1))).containsExactly("3");
    }

    @Test
    void whoFindsNothingKeptBeginsWithTheOldest() {
        Table table = table();
        table.write(new Write.Put(card("1", 1, "printed")));
        read(reader(), 1);
        kept.positions.clear();

        assertThat(numbers(read(reader(), 1))).containsExactly("1");
    }

    @Test
    void aPlaceThatTheStreamNoLongerKeepsBeginsAnew() {
        Table table = table();
        table.write(new Write.Put(card("1", 1, "printed")));
        read(reader(), 1);

        StreamReader late = new StreamReader(tables(), new Trimmed(streams()), name, kept);

        assertThat(numbers(read(late, 1))).containsExactly("1");
    }

    @Test
    void whatCouldNotBeCarriedOnIsToldAgainAndNothingBeforeIt() {
        Table table = table();
        for (String each : List.of("1", "2", "3")) {
            table.write(new Write.Put(card(each, 1, "printed")));
        }
        StreamReader reader = reader();
        List<String> told = new ArrayList<>();

        for (int pass = 0; pass < PASSES && told.size() < 6; pass++) {
            boolean failing = told.isEmpty();
            reader.pass(changes -> {
                told.addAll(numbers(changes));
                return failing && changes.size() > 1
                        ? Optional.of(changes.get(1).sequence())
                        : Optional.empty();
            });
        }

        assertThat(told).containsExactly("1", "2", "3", "2", "3");
    }

    private Table table() {
        return new DynamoTable(tables(), name, new SettableTime("2026-11-22T10:00:00Z"));
    }

    private StreamReader reader() {
        return new StreamReader(tables(), streams(), name, kept);
    }

    private static List<RawChange> read(StreamReader reader, int count) {
        List<RawChange> all = new ArrayList<>();
        for (int pass = 0; pass < PASSES && all.size() < count; pass++) {
            reader.pass(changes -> {
                all.addAll(changes);
                return Optional.empty();
            });
        }
        return all;
    }

    private static List<String> numbers(List<RawChange> changes) {
        return changes.stream()
                .map(change -> change.keys()
                        .getOrDefault("PK", AttributeValue.fromS(""))
                        .s())
                .map(pk -> pk.substring(pk.length() - 1))
                .toList();
    }

    private static Item card(String end, long version, String state) {
        return Item.of(Keys.card(TENANT, number(end)), 1)
                .version(version)
                .with("state", state)
                .build();
    }

    private static CardNumber number(String end) {
        return new CardNumber("220000000000000" + end);
    }

    /// A stream that keeps nothing of what was read before.
    private record Trimmed(DynamoDbStreamsClient whole) implements DynamoDbStreamsClient {
        @Override
        public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            return whole.describeStream(request);
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            if (request.shardIteratorType() == ShardIteratorType.AFTER_SEQUENCE_NUMBER) {
                throw TrimmedDataAccessException.builder().message("trimmed").build();
            }
            return whole.getShardIterator(request);
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            return whole.getRecords(request);
        }

        @Override
        public String serviceName() {
            return whole.serviceName();
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    private static final class Kept implements Checkpoints {
        private final Map<String, Map<String, String>> positions = new HashMap<>();

        @Override
        public Map<String, String> load(String stream) {
            return positions.getOrDefault(stream, Map.of());
        }

        @Override
        public void save(String stream, Map<String, String> positions) {
            this.positions.put(stream, new HashMap<>(positions));
        }
    }
}
