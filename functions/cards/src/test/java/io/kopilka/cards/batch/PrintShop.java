package io.kopilka.cards.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A shop that has its cards printed: two kinds, one of customers and one for the till.
public final class PrintShop implements AutoCloseable {

    private static final String PROGRAMME = """
            {"currency": "RUB", "segments": [], "offers": [], "promotions": [],
             "cardKinds": [{"id": "buyer", "name": {"ru": "Карта покупателя", "en": "Buyer's card"}, "personal": true},
                           {"id": "guest", "name": "Карта кассира", "personal": false},
                           {"id": "app", "name": "В телефоне", "personal": true}]}
            """;

    public final MemoryQueues queues = new MemoryQueues(InstantSource.system());
    public final TestService service = TestService.start(queues);
    public final TestService.Client marketer = service.with(Scope.CARDS_READ, Scope.CARDS_ADMIN);

    public PrintShop() {
        publish(TestService.TENANT, PROGRAMME);
    }

    public void publish(TenantId id, String programme) {
        var tenant = service.bean(Directory.class).tenant(id).orElseThrow();
        Drafts drafts = service.bean(Drafts.class);
        Read<JsonNode> document = Json.read(programme.getBytes(StandardCharsets.UTF_8));
        assertThat(document).isInstanceOf(Read.Good.class);
        if (document instanceof Read.Good<JsonNode>(JsonNode json)) {
            assertThat(drafts.replace(id, drafts.read(tenant), new RulesetDocument(json)))
                    .isPresent();
        }
        assertThat(service.bean(Publishing.class).publish(tenant, new KeyId("key_01JZ0000000000000000000000")))
                .isInstanceOf(Publication.Published.class);
    }

    /// Says how a kind is printed, whatever was said before.
    public Reply say(String kind, String settings) {
        return marketer.saying("If-Match", "*").put("/v1/card-kinds/" + kind, settings);
    }

    /// Says that a kind has numbers of EAN-13.
    public void number(String kind, String prefix) {
        Reply said = say(
                kind,
                "{\"media\": \"barcode\", \"numbers\": {\"form\": \"ean13\", \"prefix\": \"%s\"}}".formatted(prefix));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    /// Orders a batch.
    public CardBatchId order(String body) {
        Reply ordered = marketer.post("/v1/card-batches", body);
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(201);
        return new CardBatchId(ordered.json().path("id").asText());
    }

    /// Works until the queue has nothing left.
    public void work() {
        BatchWork work = service.bean(BatchWork.class);
        while (true) {
            List<Inbox.Taken> taken = queues.take(QueueName.CARDS, 1, Duration.ZERO);
            if (taken.isEmpty()) {
                return;
            }
            assertThat(work.consume(taken.stream().map(Inbox.Taken::message).toList()))
                    .containsExactly(Consumed.DONE);
            queues.done(QueueName.CARDS, taken);
        }
    }

    /// A worker over a table of the caller's.
    WorkOnBatch worker(Table table) {
        Sealing sealing = service.bean(Sealing.class);
        return new WorkOnBatch(
                table,
                new Batches(table, sealing),
                new Cards(table),
                new NumberRanges(table, sealing),
                service.bean(Rulebook.class));
    }

    Batch batch(CardBatchId id) {
        return service.bean(Batches.class).find(TestService.TENANT, id).orElseThrow();
    }

    public Card card(String number) {
        return service.bean(Cards.class)
                .find(TestService.TENANT, new CardNumber(number), Consistency.STRONG)
                .orElseThrow()
                .card();
    }

    /// The numbers of all cards that there are, in order of their keys.
    public List<String> cards() {
        List<String> numbers = new ArrayList<>();
        for (Item item : service.table().everything()) {
            if (item.key().sk().equals("CARD")) {
                String pk = item.key().pk();
                numbers.add(pk.substring(pk.lastIndexOf('#') + 1));
            }
        }
        return numbers;
    }

    /// The numbers of a batch, as the print shop is told them.
    public List<String> numbers(CardBatchId batch) {
        String csv = marketer.get("/v1/card-batches/" + batch + "/numbers.csv").body();
        return csv.lines().skip(1).map(line -> line.split(",", -1)[1]).toList();
    }

    @Override
    public void close() {
        service.close();
    }
}
