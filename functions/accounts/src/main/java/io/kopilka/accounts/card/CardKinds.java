package io.kopilka.accounts.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The settings of card kinds, as the table keeps them. What was never said is [CardKindSettings#NONE].
///
/// Schema 1: `kind`, `settings` ([CardKindDocument]).
@Singleton
public final class CardKinds {

    private static final int SCHEMA = 1;
    private static final String KIND = "kind";
    private static final String SETTINGS = "settings";

    private final Table table;

    public CardKinds(Table table) {
        this.table = table;
    }

    /// Settings with the version that they were read at.
    ///
    /// @param version 0 where nothing was ever said
    public record Stored(CardKindSettings settings, long version) {
        /// Where nothing was ever said.
        public static final Stored NONE = new Stored(CardKindSettings.NONE, 0);
    }

    /// The settings of a kind.
    public Stored find(TenantId tenant, String kind, Consistency consistency) {
        return table.get(Keys.cardKind(tenant, kind), consistency)
                .map(CardKinds::stored)
                .orElse(Stored.NONE);
    }

    /// All kinds of which anything was ever said.
    public Map<String, Stored> all(TenantId tenant) {
        Map<String, Stored> found = new TreeMap<>();
        table.query(Query.of(Keys.cardsPartition(tenant)).in(Keys.cardKinds()))
                .items()
                .forEach(item -> found.put(item.text(KIND), stored(item)));
        return found;
    }

    /// The write that changes a kind's settings; refused where somebody else was faster.
    public static Write change(TenantId tenant, String kind, Stored before, CardKindSettings after) {
        Item item = Item.of(Keys.cardKind(tenant, kind), SCHEMA)
                .version(before.version() + 1)
                .with(KIND, kind)
                .with(SETTINGS, new String(Json.write(CardKindDocument.write(after)), StandardCharsets.UTF_8))
                .build();
        return before.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, before.version());
    }

    private static Stored stored(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        Read<JsonNode> document = Json.read(item.text(SETTINGS).getBytes(StandardCharsets.UTF_8));
        if (document instanceof Read.Good<JsonNode>(JsonNode node)
                && CardKindDocument.read(node) instanceof Read.Good<CardKindSettings>(CardKindSettings settings)) {
            return new Stored(settings, item.version());
        }
        throw new UnreadableItem(item.key(), "its settings are none");
    }
}
