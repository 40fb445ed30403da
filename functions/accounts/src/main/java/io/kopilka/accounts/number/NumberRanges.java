package io.kopilka.accounts.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.NumberRangeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/// The number plans of tenants, as the table keeps them.
///
/// Schema 1 of the plan: `weighed`, prefixes. Its version changes with every range, so that two who take
/// ranges at the same time cannot take overlapping ones. Schema 1 of a range: `form` (JSON), `kind`,
/// `key` (sealed), `drawn`, `createdAt`.
@Singleton
public final class NumberRanges {

    private static final int SCHEMA = 1;
    private static final String PURPOSE = "card-range";

    private static final String WEIGHED = "weighed";
    private static final String FORM = "form";
    private static final String KIND = "kind";
    private static final String KEY = "key";
    private static final String DRAWN = "drawn";
    private static final String CREATED_AT = "createdAt";

    private final Table table;
    private final Sealing sealing;

    public NumberRanges(Table table, Sealing sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    /// The plan, strongly consistent.
    public NumberPlan plan(TenantId tenant) {
        List<String> weighed = List.of();
        long version = 0;
        List<NumberRange> ranges = new ArrayList<>();
        for (Item item : table.query(Query.of(Keys.cardsPartition(tenant)).in(Keys.numberPlanAndRanges()))
                .items()) {
            requireKnown(item);
            if (item.key().equals(Keys.numberPlan(tenant))) {
                weighed = item.texts(WEIGHED);
                version = item.version();
            } else {
                ranges.add(range(item));
            }
        }
        return new NumberPlan(weighed, ranges, version);
    }

    /// The write that changes a plan's own part, or guards it against others while ranges are added.
    public static Write change(TenantId tenant, NumberPlan before, List<String> weighedGoods) {
        Item item = Item.of(Keys.numberPlan(tenant), SCHEMA)
                .version(before.version() + 1)
                .with(WEIGHED, weighedGoods)
                .build();
        return before.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, before.version());
    }

    /// A new range, with a key of its own.
    public NumberRange created(
            TenantId tenant, NumberRangeId id, NumberForm form, String kind, RandomGenerator random, Instant now) {
        byte[] key = new byte[CardNumbers.KEY_BYTES];
        random.nextBytes(key);
        String sealed = Base64.getEncoder().encodeToString(sealing.seal(tenant, PURPOSE, key));
        return new NumberRange(id, form, kind, sealed, 0, now, 1);
    }

    /// The write that adds a range; it goes with [#change].
    public static Write create(TenantId tenant, NumberRange range) {
        return new Write.PutIfAbsent(item(tenant, range));
    }

    /// The write that gives the next turns of a range away; refused where somebody else was faster.
    public static Write draw(TenantId tenant, NumberRange before, long turns) {
        NumberRange after = new NumberRange(
                before.id(),
                before.form(),
                before.kind(),
                before.sealedKey(),
                before.drawn() + turns,
                before.createdAt(),
                before.version() + 1);
        return new Write.PutIfVersion(item(tenant, after), before.version());
    }

    /// The range's numbers in the order in which they are given.
    public CardNumbers numbers(TenantId tenant, NumberRange range) {
        byte[] sealed = Base64.getDecoder().decode(range.sealedKey());
        return new CardNumbers(range.form(), sealing.open(tenant, PURPOSE, sealed));
    }

    private static Item item(TenantId tenant, NumberRange range) {
        return Item.of(Keys.numberRange(tenant, range.id()), SCHEMA)
                .version(range.version())
                .with(FORM, new String(Json.write(NumberFormJson.write(range.form())), StandardCharsets.UTF_8))
                .with(KIND, range.kind())
                .with(KEY, range.sealedKey())
                .with(DRAWN, range.drawn())
                .with(CREATED_AT, range.createdAt().toString())
                .build();
    }

    private static NumberRange range(Item item) {
        return new NumberRange(
                new NumberRangeId(item.key().sk().substring(Keys.NUMBER_RANGE.length())),
                form(item),
                item.text(KIND),
                item.text(KEY),
                item.whole(DRAWN),
                Instant.parse(item.text(CREATED_AT)),
                item.version());
    }

    private static NumberForm form(Item item) {
        Read<JsonNode> document = Json.read(item.text(FORM).getBytes(StandardCharsets.UTF_8));
        NumberForm form = document instanceof Read.Good<JsonNode>(JsonNode node)
                ? NumberFormJson.read(node, "", new Faults())
                : null;
        if (form == null) {
            throw new UnreadableItem(item.key(), "its form is none");
        }
        return form;
    }

    private static void requireKnown(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
    }
}
