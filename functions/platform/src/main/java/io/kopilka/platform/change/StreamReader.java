package io.kopilka.platform.change;

import io.kopilka.platform.table.TableUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads the table's stream by hand, as the cloud's runtime does for a function: every shard from where it was left,
/// a shard only once those it came from are read to their end, nothing passed over that was not carried on.
///
/// Where a position is no longer kept by the stream, its shard is read from the oldest change that is. Not for use by
/// two threads.
public final class StreamReader {
    private static final String END = "END";
    private static final int MOST = 1000;

    /// New shards are looked for when one has ended, and after so many passes.
    private static final int PASSES_BETWEEN_LOOKS = 40;

    private final DynamoDbClient tables;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private final Checkpoints checkpoints;

    private String stream = "";
    private Map<String, Shard> shards = new LinkedHashMap<>();
    private Map<String, String> positions = new HashMap<>();
    private final Map<String, String> iterators = new HashMap<>();
    private int passes;

    public StreamReader(DynamoDbClient tables, DynamoDbStreamsClient streams, String table, Checkpoints checkpoints) {
        this.tables = tables;
        this.streams = streams;
        this.table = table;
        this.checkpoints = checkpoints;
    }

    /// Reads what is new in every shard, up to a thousand changes each.
    ///
    /// @param carry carries changes on, and says from which sequence on they must be told again
    /// @return how many changes were carried on
    /// @throws TableUnavailable where the stream does not answer; the next pass goes on from where this one came to
    public int pass(Function<List<RawChange>, Optional<String>> carry) {
        try {
            if (shards.isEmpty() || passes++ % PASSES_BETWEEN_LOOKS == 0) {
                look();
            }
            int carried = 0;
            for (Shard shard : List.copyOf(shards.values())) {
                carried += read(shard, carry);
            }
            return carried;
        } catch (ResourceNotFoundException anotherStream) {
            shards.clear();
            iterators.clear();
            return 0;
        } catch (SdkException failure) {
            throw new TableUnavailable("the table's stream", failure);
        }
    }

    private void look() {
        String found = tables.describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
        if (found == null) {
            throw new IllegalStateException("the table has no stream");
        }
        if (!found.equals(stream)) {
            stream = found;
            positions = new HashMap<>(checkpoints.load(stream));
            iterators.clear();
        }
        Map<String, Shard> listed = new LinkedHashMap<>();
        @Nullable String last = null;
        do {
            String after = last;
            StreamDescription page = streams.describeStream(
                            request -> request.streamArn(stream).exclusiveStartShardId(after))
                    .streamDescription();
            page.shards().forEach(shard -> listed.put(shard.shardId(), shard));
            last = page.lastEvaluatedShardId();
        } while (last != null);
        shards = listed;
        positions.keySet().retainAll(listed.keySet());
    }

    private int read(Shard shard, Function<List<RawChange>, Optional<String>> carry) {
        String id = shard.shardId();
        if (END.equals(positions.get(id)) || isBehindItsParent(shard)) {
            return 0;
        }
        GetRecordsResponse told;
        try {
            String iterator = iterator(id);
            told = streams.getRecords(request -> request.shardIterator(iterator).limit(MOST));
        } catch (ExpiredIteratorException tooLate) {
            iterators.remove(id);
            return 0;
        } catch (TrimmedDataAccessException gone) {
            iterators.remove(id);
            positions.remove(id);
            return 0;
        }
        List<RawChange> changes = told.records().stream().map(RawChange::of).toList();
        int carried = carriedOn(changes, changes.isEmpty() ? Optional.empty() : carry.apply(changes));
        if (carried > 0) {
            positions.put(id, changes.get(carried - 1).sequence());
        }
        if (carried < changes.size()) {
            iterators.remove(id);
        } else if (told.nextShardIterator() == null) {
            positions.put(id, END);
            iterators.remove(id);
            shards.clear();
        } else {
            iterators.put(id, told.nextShardIterator());
        }
        if (carried > 0 || END.equals(positions.get(id))) {
            checkpoints.save(stream, positions);
        }
        return carried;
    }

    private boolean isBehindItsParent(Shard shard) {
        String parent = shard.parentShardId();
        return parent != null && shards.containsKey(parent) && !END.equals(positions.get(parent));
    }

    private static int carriedOn(List<RawChange> changes, Optional<String> failed) {
        if (failed.isEmpty()) {
            return changes.size();
        }
        List<String> sequences = new ArrayList<>();
        changes.forEach(change -> sequences.add(change.sequence()));
        return sequences.indexOf(failed.get());
    }

    private String iterator(String shard) {
        String known = iterators.get(shard);
        if (known != null) {
            return known;
        }
        String position = positions.get(shard);
        String opened = streams.getShardIterator(request -> {
                    request.streamArn(stream).shardId(shard);
                    if (position == null) {
                        request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    } else {
                        request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(position);
                    }
                })
                .shardIterator();
        iterators.put(shard, opened);
        return opened;
    }
}
