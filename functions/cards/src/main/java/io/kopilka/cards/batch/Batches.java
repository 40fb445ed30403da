package io.kopilka.cards.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kopilka.cards.batch.Batch.State;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.NumberRangeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Batches, as the table keeps them.
///
/// Schema 1 of a batch: `kind`, `range`, `first`, `count`, `state`, `made`, `swapped` (turns by turns),
/// `note`, `namedUntil`, `placements` (`store from count placed left`), `createdAt`, `createdBy`. Schema
/// 1 of its names: `names`, a sealed JSON array; the item ends by itself. Schema 1 of the mark that there
/// is work: nothing.
@Singleton
final class Batches {

    private static final int SCHEMA = 1;
    private static final String PURPOSE = "card-names";

    private static final String KIND = "kind";
    private static final String RANGE = "range";
    private static final String FIRST = "first";
    private static final String COUNT = "count";
    private static final String STATE = "state";
    private static final String MADE = "made";
    private static final String SWAPPED = "swapped";
    private static final String NOTE = "note";
    private static final String NAMED_UNTIL = "namedUntil";
    private static final String PLACEMENTS = "placements";
    private static final String CREATED_AT = "createdAt";
    private static final String CREATED_BY = "createdBy";
    private static final String NAMES = "names";

    private static final String STATE_MAKING = "making";
    private static final String STATE_MADE = "made";
    private static final String STATE_STOPPED = "stopped";

    private final Table table;
    private final Sealing sealing;

    Batches(Table table, Sealing sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// The batch with this id, strongly consistent.
    Optional<Batch> find(TenantId tenant, CardBatchId id) {
        return table.get(Keys.cardBatch(tenant, id), Consistency.STRONG).map(Batches::read);
    }

    /// A part of the list.
    record Part(List<Batch> batches, Optional<Cursor> next) {}

    /// Batches, newest first.
    Part list(TenantId tenant, int limit, Optional<Cursor> after) {
        Page page = table.query(Query.of(Keys.cardsPartition(tenant))
                .in(Keys.cardBatches())
                .limit(limit)
                .newestFirst()
                .after(after));
        return new Part(page.items().stream().map(Batches::read).toList(), page.next());
    }

    /// The batches on which there is work to do, oldest first.
    List<CardBatchId> unfinished(TenantId tenant) {
        return table.query(Query.of(Keys.cardsPartition(tenant)).in(Keys.cardWork())).items().stream()
                .map(item -> new CardBatchId(item.key().sk().substring(Keys.CARD_WORK.length())))
                .toList();
    }

    /// The writes that bring a batch into the system, with what marks its work.
    static List<Write> create(TenantId tenant, Batch batch) {
        return List.of(new Write.PutIfAbsent(item(tenant, batch)), mark(tenant, batch));
    }

    /// The writes that change a batch; refused where somebody else was faster. The first is about the
    /// batch itself.
    ///
    /// @param batch one version after the one that was read
    static List<Write> change(TenantId tenant, Batch batch) {
        return List.of(
                new Write.PutIfVersion(item(tenant, batch), batch.version() - 1),
                batch.hasWork() ? mark(tenant, batch) : new Write.Delete(Keys.cardWork(tenant, batch.id())));
    }

    private static Write mark(TenantId tenant, Batch batch) {
        return new Write.Put(Item.of(Keys.cardWork(tenant, batch.id()), SCHEMA).build());
    }

    /// The write that keeps names until they need not be kept.
    Write keepNames(TenantId tenant, CardBatchId batch, List<String> names, Instant until) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return new Write.Put(Item.of(Keys.cardNames(tenant, batch), SCHEMA)
                .with(NAMES, sealing.seal(tenant, PURPOSE, Json.write(array)))
                .expires(until)
                .build());
    }

    /// The names of a batch; none where there are none, or no longer.
    List<String> names(TenantId tenant, CardBatchId batch) {
        List<String> names = new ArrayList<>();
        table.get(Keys.cardNames(tenant, batch), Consistency.STRONG)
                .map(item -> Json.read(sealing.open(tenant, PURPOSE, item.bytes(NAMES))))
                .ifPresent(read -> {
                    if (read instanceof Read.Good<JsonNode>(JsonNode array)) {
                        array.forEach(name -> names.add(name.asText()));
                    }
                });
        return names;
    }

    private static Item item(TenantId tenant, Batch batch) {
        Map<String, String> swapped = new TreeMap<>();
        batch.swapped().forEach((turn, other) -> swapped.put(Long.toString(turn), Long.toString(other)));
        Item.Draft draft = Item.of(Keys.cardBatch(tenant, batch.id()), SCHEMA)
                .version(batch.version())
                .with(KIND, batch.kind())
                .with(RANGE, batch.range().value())
                .with(FIRST, batch.first())
                .with(COUNT, batch.count())
                .with(STATE, word(batch.state()))
                .with(MADE, batch.made())
                .with(SWAPPED, swapped)
                .with(
                        PLACEMENTS,
                        batch.placements().stream()
                                .map(each -> each.store().value()
                                        + ' '
                                        + each.from()
                                        + ' '
                                        + each.count()
                                        + ' '
                                        + each.placed()
                                        + ' '
                                        + each.left())
                                .toList())
                .with(CREATED_AT, batch.createdAt().toString())
                .with(CREATED_BY, batch.createdBy());
        batch.note().ifPresent(note -> draft.with(NOTE, note));
        batch.namedUntil().ifPresent(until -> draft.with(NAMED_UNTIL, until.toString()));
        return draft.build();
    }

    /// The state as the table and the contract name it.
    static String word(State state) {
        return switch (state) {
            case State.Making _ -> STATE_MAKING;
            case State.Made _ -> STATE_MADE;
            case State.Stopped _ -> STATE_STOPPED;
        };
    }

    private static Batch read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        Map<Long, Long> swapped = new TreeMap<>();
        item.textMap(SWAPPED).forEach((turn, other) -> swapped.put(Long.valueOf(turn), Long.valueOf(other)));
        return new Batch(
                new CardBatchId(item.key().sk().substring(Keys.CARD_BATCH.length())),
                item.text(KIND),
                new NumberRangeId(item.text(RANGE)),
                item.whole(FIRST),
                (int) item.whole(COUNT),
                state(item),
                swapped,
                item.optionalText(NOTE),
                item.optionalText(NAMED_UNTIL).map(Instant::parse),
                item.texts(PLACEMENTS).stream().map(Batches::placement).toList(),
                Instant.parse(item.text(CREATED_AT)),
                item.text(CREATED_BY),
                item.version());
    }

    private static State state(Item item) {
        int made = (int) item.whole(MADE);
        return switch (item.text(STATE)) {
            case STATE_MAKING -> new State.Making(made);
            case STATE_MADE -> new State.Made();
            case STATE_STOPPED -> new State.Stopped(made);
            default -> throw new UnreadableItem(item.key(), "state " + item.text(STATE));
        };
    }

    private static Placement placement(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new Placement(
                new StoreId(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                Integer.parseInt(parts.get(4)));
    }
}
