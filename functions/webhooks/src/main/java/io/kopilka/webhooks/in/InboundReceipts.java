package io.kopilka.webhooks.in;

import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.ShardedList;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.webhooks.PackedText;
import io.kopilka.webhooks.in.InboundReceipt.State;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Receipts that came in, as the table keeps them: 90 days, with the place of each in its integration's list.
@Singleton
final class InboundReceipts {

    static final Duration KEPT = Duration.ofDays(90);

    private static final int SCHEMA = 1;

    private static final String INTEGRATION = "integration";
    private static final String WEBHOOK_ID = "webhookId";
    private static final String RECEIVED_AT = "receivedAt";
    private static final String KEY = "key";
    private static final String SCOPES = "scopes";
    private static final String STORES = "stores";
    private static final String BODY = "body";
    private static final String RECEIPT = "receipt";
    private static final String REFUSAL_RU = "refusalRu";
    private static final String REFUSAL_EN = "refusalEn";
    private static final String MESSAGE = "message";

    private final Table table;

    InboundReceipts(Table table) {
        this.table = table;
    }

    /// A page of them.
    record Listed(List<InboundReceipt> items, Optional<Cursor> next) {}

    /// Keeps a new one, unless it is there: then that one is given.
    InboundReceipt keep(TenantId tenant, InboundReceipt receipt) {
        Item place = Item.of(
                        Keys.inboundOfIntegration(tenant, receipt.integration(), receipt.receivedAt(), receipt.id()),
                        SCHEMA)
                .expires(receipt.receivedAt().plus(KEPT))
                .with(MESSAGE, receipt.id().value())
                .build();
        List<Write> writes = List.of(new Write.PutIfAbsent(item(tenant, receipt, 1)), new Write.Put(place));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> receipt;
            case WriteOutcome.Refused _ ->
                find(tenant, receipt.id())
                        .orElseThrow(() -> new IllegalStateException("what was there a moment ago is not there now"));
        };
    }

    Optional<InboundReceipt> find(TenantId tenant, InboundId id) {
        return table.get(Keys.inbound(tenant, id), Consistency.STRONG).map(item -> read(id, item));
    }

    /// Stores it in the place of the version that it was made from; false where somebody else was faster.
    boolean replace(TenantId tenant, InboundReceipt receipt) {
        return table.write(new Write.PutIfVersion(item(tenant, receipt, receipt.version() + 1), receipt.version()))
                instanceof WriteOutcome.Written;
    }

    /// A page of an integration's, the latest first.
    ///
    /// @param limit 1–100
    Listed page(TenantId tenant, IntegrationId integration, int limit, Optional<Cursor> after) {
        List<String> shards = Keys.inboundOfIntegration(tenant, integration);
        Page places = new ShardedList(table)
                .query(
                        shards,
                        Query.of(shards.getFirst()).newestFirst().limit(limit).after(after));
        List<InboundId> ids = places.items().stream()
                .map(item -> new InboundId(item.text(MESSAGE)))
                .toList();
        Map<Key, Item> found = ids.isEmpty()
                ? Map.of()
                : table.getAll(ids.stream().map(id -> Keys.inbound(tenant, id)).toList(), Consistency.STRONG);
        return new Listed(
                ids.stream()
                        .flatMap(id -> Optional.ofNullable(found.get(Keys.inbound(tenant, id))).stream()
                                .map(item -> read(id, item)))
                        .toList(),
                places.next());
    }

    private static Item item(TenantId tenant, InboundReceipt receipt, long version) {
        Item.Draft draft = Item.of(Keys.inbound(tenant, receipt.id()), SCHEMA)
                .version(version)
                .expires(receipt.receivedAt().plus(KEPT))
                .with(INTEGRATION, receipt.integration().value())
                .with(WEBHOOK_ID, receipt.webhookId())
                .with(RECEIVED_AT, receipt.receivedAt().toString())
                .with(KEY, receipt.key().value())
                .with(
                        SCOPES,
                        receipt.scopes().stream().map(Scope::wireName).sorted().toList())
                .with(BODY, PackedText.pack(receipt.body()));
        if (receipt.stores() instanceof StoreAccess.OnlyStores(Set<StoreId> stores)) {
            draft.with(STORES, stores.stream().map(StoreId::value).sorted().toList());
        }
        switch (receipt.state()) {
            case State.Received() -> {}
            case State.Recorded(ReceiptId recorded) -> draft.with(RECEIPT, recorded.value());
            case State.Refused(String ru, String en) ->
                draft.with(REFUSAL_RU, ru).with(REFUSAL_EN, en);
        }
        return draft.build();
    }

    private static InboundReceipt read(InboundId id, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new InboundReceipt(
                id,
                new IntegrationId(item.text(INTEGRATION)),
                item.text(WEBHOOK_ID),
                Instant.parse(item.text(RECEIVED_AT)),
                new KeyId(item.text(KEY)),
                item.texts(SCOPES).stream()
                        .flatMap(name -> Scope.parse(name).stream())
                        .collect(Collectors.toSet()),
                item.has(STORES)
                        ? new StoreAccess.OnlyStores(
                                item.texts(STORES).stream().map(StoreId::new).collect(Collectors.toSet()))
                        : new StoreAccess.EveryStore(),
                PackedText.unpack(item.bytes(BODY)),
                state(item),
                item.version());
    }

    private static State state(Item item) {
        if (item.has(RECEIPT)) {
            return new State.Recorded(new ReceiptId(item.text(RECEIPT)));
        }
        return item.has(REFUSAL_EN)
                ? new State.Refused(item.text(REFUSAL_RU), item.text(REFUSAL_EN))
                : new State.Received();
    }
}
