package io.kopilka.reports;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Message;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Events of a shop, as its till and its ledger would tell them.
final class Told {
    static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");
    static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");
    static final StoreId OTHER_STORE = new StoreId("sto_01JZ0000000000000000000002");
    static final Instant RECORDED = Instant.parse("2026-11-22T05:15:09Z");

    private Told() {}

    /// A sale for 1990.00 with 100.05 off, rounding in it, and 132.95 paid by points, or the
    /// like without a
    /// card.
    static Event sale(String id, StoreId store, String at, boolean withCard) {
        return withCard
                ? event(id, EventType.RECEIPT_COMMITTED, at, """
                        {"id": "rcp_1", "store": "%s", "card": "2000000000015", "currency": "RUB", "amount": "1990.00",
                         "markup": "10.00", "discount": "100.05", "rounding": "0.55", "redeemed": "132.95",
                         "total": "1767.00", "points": {"earned": "53", "redeemed": "132.95"},
                         "lines": [{"id": "1"}, {"id": "2"}], "customer": {"id": "cus_1"}}""".formatted(store.value()))
                : event(id, EventType.RECEIPT_COMMITTED, at, """
                        {"id": "rcp_2", "store": "%s", "currency": "RUB", "amount": "250.00", "markup": "0.00",
                         "discount": "7.50", "rounding": "0.00", "redeemed": "0.00", "total": "242.50",
                         "points": {"earned": "0", "redeemed": "0"}, "lines": [{"id": "1"}]}""".formatted(store.value()));
    }

    static Event returned(String id, StoreId store, String at) {
        return event(id, EventType.RECEIPT_RETURNED, at, """
                {"receipt": "rcp_1", "store": "%s", "currency": "RUB", "back": "883.50",
                 "points": {"takenBack": "27", "givenBack": "66.4"}}""".formatted(store.value()));
    }

    /// One entry of a posting, as a change of the customer's points.
    static Event points(String id, String at, String cause, String kind, String amount) {
        return event(id, EventType.POINTS_CHANGED, at, """
                {"account": "acc_1", "cause": {"kind": "%s"}, "entries": [{"kind": "%s", "amount": "%s"}]}""".formatted(cause, kind, amount));
    }

    static Event event(String id, EventType type, String at, String data) {
        return new Event(id, type, 1, TENANT, id, OffsetDateTime.parse(at), RECORDED, data);
    }

    static Event of(TenantId tenant, Event event) {
        return new Event(
                event.id(),
                event.type(),
                event.schema(),
                tenant,
                event.subject(),
                event.occurredAt(),
                event.recordedAt(),
                event.data());
    }

    static Message message(String id, Event event) {
        return new Message(id, EventText.write(event), 1);
    }
}
