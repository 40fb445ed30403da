package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.problem.ProblemJson;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.webhooks.in.InboundReceipt.State;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.RecordsSales;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Records receipts that came in. Taken out of the queue twice, a receipt meets itself: it is its own idempotency
/// record, for ever. One that cannot be recorded is kept with the reason.
@Singleton
final class RecordInbound implements QueueConsumer {

    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final String PATH = "/v1/in/generic";

    private final InboundReceipts receipts;
    private final RecordsSales sales;

    RecordInbound(InboundReceipts receipts, RecordsSales sales) {
        this.receipts = receipts;
        this.sales = sales;
    }

    @Override
    public QueueName queue() {
        return QueueName.INBOUND;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        return batch.stream().map(this::consume).toList();
    }

    private Consumed consume(Message message) {
        Optional<InboundMessage> wanted = InboundMessage.parse(message.body());
        if (wanted.isEmpty()) {
            return new Consumed.SetAside("no message of a receipt from outside, or of a schema that is not known here");
        }
        try {
            return Fence.around(wanted.get().tenant()).call(() -> consume(wanted.get()));
        } catch (TableUnavailable busy) {
            return new Consumed.Again(AFTER_FAULT, "the table is unavailable");
        }
    }

    private Consumed consume(InboundMessage wanted) {
        return receipts.find(wanted.tenant(), wanted.message())
                .filter(receipt -> receipt.state() instanceof State.Received)
                .map(receipt -> record(wanted, receipt))
                .orElse(Consumed.DONE);
    }

    private Consumed record(InboundMessage message, InboundReceipt receipt) {
        Caller caller = new Caller(message.tenant(), receipt.key(), receipt.scopes(), receipt.stores(), Language.EN);
        IdempotencyKey key = new IdempotencyKey(receipt.id().value());
        return switch (sales.record(caller, key, document(receipt))) {
            case Outcome.Done<ObjectNode>(ObjectNode recorded) ->
                ended(
                        message,
                        receipt.in(new State.Recorded(
                                new ReceiptId(recorded.path("id").asText()))));
            case Outcome.Refused<ObjectNode>(Problem problem)
            when problem.code() == ProblemCode.UNAVAILABLE ->
                new Consumed.Again(AFTER_FAULT, "the sale's account is busy");
            case Outcome.Refused<ObjectNode>(Problem problem) ->
                ended(
                        message,
                        receipt.in(new State.Refused(
                                text(problem, Language.RU, receipt), text(problem, Language.EN, receipt))));
        };
    }

    /// Where another worker was faster, it came to the same.
    private Consumed ended(InboundMessage message, InboundReceipt receipt) {
        receipts.replace(message.tenant(), receipt);
        return Consumed.DONE;
    }

    private static ObjectNode document(InboundReceipt receipt) {
        return switch (Json.read(receipt.body().getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(ObjectNode document) -> document;
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ ->
                throw new IllegalStateException("a receipt was taken that is no JSON object: " + receipt.id());
        };
    }

    private static String text(Problem problem, Language language, InboundReceipt receipt) {
        return new String(
                ProblemJson.write(problem, language, PATH, receipt.id().value()), StandardCharsets.UTF_8);
    }
}
