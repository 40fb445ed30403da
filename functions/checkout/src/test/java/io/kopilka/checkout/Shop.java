package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.wire.http.TestService;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A shop that sells: the programme of the stories, cards in hands and in the drawer.
final class Shop implements AutoCloseable {
    static final String ANNA = "2000000000015";
    static final String BORIS = "2000000000022";
    static final String DRAWER = "2000000000039";
    static final String GUEST = "2000000000046";
    /// A card of another shop.
    static final String STRANGERS = "2000000000053";

    /// 3 % by card; 5 % from 10 000 ₽ of shoes, this receipt counted, in cash, at most 100 ₽ a line; 3 % as
    /// points, of which half a receipt may be paid; a card from 1 000 ₽.
    static final String PROGRAMME = """
            {"currency": "RUB",
             "segments": [{"id": "shoes", "name": "Обувь", "include": {"groups": ["shoes"]}}],
             "offers": [
               {"id": "card3", "name": "Скидка 3 %", "when": {"cardKinds": ["buyer"]}, "effect": {"percent": "3"}},
               {"id": "cum5", "name": "Накопительная 5 %", "scope": "shoes", "priority": 10,
                "when": {"all": [
                  {"accumulated": {"atLeast": "10000.00", "segment": "shoes", "includeCurrentReceipt": true}},
                  {"payment": ["cash"]}]},
                "effect": {"percent": "5"}, "caps": {"perLine": "100.00"}},
               {"id": "back3", "name": "Бонусы 3 %", "effect": {"points": {"percent": "3"}}},
               {"id": "night", "name": "Ночной запрет", "scope": "shoes",
                "when": {"schedule": [{"from": "22:00", "to": "08:00"}]},
                "effect": {"forbid": {"text": {"ru": "Ночью обувь не продаём", "en": "No shoes at night"}}}}],
             "combination": {"mode": "maximum", "children": ["card3", "cum5"]},
             "promotions": [{"id": "always", "name": "Всегда", "offers": ["card3", "cum5", "back3", "night"]}],
             "scheme": {"points": {"value": "1.00", "step": "1", "rounding": "down"},
                        "redeem": {"maxShare": "50"}, "expire": {"afterDays": 365}},
             "tiers": [{"id": "silver", "name": "Серебро", "accumulated": {"atLeast": "10000.00"}, "graceDays": 30}],
             "cardKinds": [{"id": "buyer", "name": "Карта покупателя",
                            "issueWhen": {"receiptTotal": {"atLeast": "1000.00"}}},
                           {"id": "guest", "name": "Карта кассы", "personal": false}]}
            """;

    final TestService service = TestService.start();
    final TestService.Client till = service.with(Scope.QUOTES_WRITE, Scope.RECEIPTS_WRITE, Scope.RECEIPTS_READ);

    /// A customer of another shop.
    final CustomerId strangersCustomer;

    private Shop() {
        publish(PROGRAMME);
        issue(TestService.TENANT, ANNA, "Анна Павлова");
        issue(TestService.TENANT, BORIS, "Борис Львов");
        strangersCustomer = issue(TestService.STRANGER, STRANGERS, "Charles D.");
        write(List.of(
                Cards.create(TestService.TENANT, new Card.Printed(new CardNumber(DRAWER), "buyer")),
                Cards.create(TestService.TENANT, new Card.Universal(new CardNumber(GUEST), "guest"))));
    }

    static Shop open() {
        return new Shop();
    }

    void publish(String programme) {
        var tenant = service.bean(Directory.class).tenant(TestService.TENANT).orElseThrow();
        Drafts drafts = service.bean(Drafts.class);
        RulesetDocument document = new RulesetDocument(json(programme));
        assertThat(drafts.replace(tenant.id(), drafts.read(tenant), document)).isPresent();
        assertThat(service.bean(Publishing.class).publish(tenant, new KeyId("key_01JZ0000000000000000000000")))
                .isInstanceOf(Publication.Published.class);
    }

    private CustomerId issue(TenantId tenant, String number, String name) {
        Ulids ulids = service.bean(Ulids.class);
        Customer customer = new Customer(
                        CustomerId.of(ulids.next()),
                        ProgrammeId.ownOf(tenant),
                        AccountId.of(ulids.next()),
                        new Questionnaire(name, null, null, LocalDate.of(1990, 2, 28)),
                        List.of(),
                        service.clock().instant())
                .with(new CardNumber(number));
        List<Write> writes = new ArrayList<>(Customers.create(tenant, customer));
        Card.Printed printed = new Card.Printed(new CardNumber(number), "buyer");
        writes.add(Cards.create(tenant, printed.issueTo(customer.holder())));
        write(writes);
        return customer.id();
    }

    /// Makes a receipt one of schema 1, which did not keep what it did to an account.
    void forgetWhatWasBooked(String receipt) {
        Item known = service.table()
                .get(Keys.receipt(TestService.TENANT, new ReceiptId(receipt)), Consistency.STRONG)
                .orElseThrow();
        Item.Draft old = Item.of(known.key(), 1);
        known.attributes().forEach((name, value) -> {
            if (!List.of("account", "posting").contains(name)) {
                old.with(name, value);
            }
        });
        write(List.of(new Write.Put(old.build())));
    }

    private void write(List<Write> writes) {
        assertThat(service.table().write(writes)).isInstanceOf(WriteOutcome.Written.class);
    }

    static ObjectNode json(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(ObjectNode object) -> object;
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> throw new AssertionError(text);
        };
    }

    /// A receipt of one pair of shoes, paid in cash.
    static ObjectNode sale(String number, String price, String total) {
        ObjectNode sale = json("""
                {"store": "%s", "till": "1", "at": "2026-11-22T10:15:00+05:00",
                 "lines": [{"id": "1", "sku": "A-1", "name": "Туфли", "groups": ["shoes/women"], "quantity": "1"}]}
                """.formatted(TestService.STORE.value()));
        sale.put("number", number);
        ((ObjectNode) sale.path("lines").get(0)).put("price", price);
        sale.putArray("payments").addObject().put("kind", "cash").put("amount", total);
        return sale;
    }

    @Override
    public void close() {
        service.close();
    }
}
