package io.kopilka.cards.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends cards of a batch, or all of them, to a store, in the background and behind what is still to be
/// made.
///
/// Refused: what is wrong with the body; `not_found`; `/store` with `unknown_store`; `/from` or `/count`
/// with `out_of_range` beyond the end of the batch; `too_many_items` above [Batch#MOST_PLACEMENTS].
@Singleton
final class PlaceBatch {

    private final Table table;
    private final FindBatch find;
    private final Directory directory;
    private final AuditTrail audit;
    private final Queues queues;

    PlaceBatch(Table table, FindBatch find, Directory directory, AuditTrail audit, Queues queues) {
        this.table = table;
        this.find = find;
        this.directory = directory;
        this.audit = audit;
        this.queues = queues;
    }

    /// What is asked for.
    ///
    /// @param from the first card's place in the batch, from 1
    /// @param count 0 for all that follow
    record Wish(String store, int from, int count) {

        static Read<Wish> read(JsonNode document) {
            Faults faults = new Faults();
            Fields fields = Fields.of(document, "", faults);
            String store = fields.text("store", 64);
            int from = fields.integer("from", 1, Batch.MOST_CARDS, 1);
            int count = fields.integer("count", 1, Batch.MOST_CARDS, 0);
            fields.end();
            return Read.of(new Wish(store, from, count), faults);
        }
    }

    Outcome<OnceResult> run(Caller caller, String id, Wish wish, Turn turn) {
        Optional<StoreId> store = StoreId.parse(wish.store())
                .filter(known -> directory
                        .store(caller, known)
                        .filter(found -> found.archived().isEmpty())
                        .isPresent());
        return find.find(caller, id).then(batch -> {
            if (store.isEmpty()) {
                return Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE));
            }
            List<Fault> faults = faults(batch, wish);
            return faults.isEmpty()
                    ? Outcome.done(place(caller, batch, store.get(), wish, turn))
                    : Outcome.refused(Refusals.of(faults));
        });
    }

    private static List<Fault> faults(Batch batch, Wish wish) {
        Faults faults = new Faults();
        int last = batch.state() instanceof Batch.State.Stopped(int made) ? made : batch.count();
        if (wish.from() > last) {
            faults.add("/from", Code.OUT_OF_RANGE, "В партии карт: " + last + ".", "The batch has " + last + " cards.");
        } else if (wish.count() > last - wish.from() + 1) {
            faults.add(
                    "/count",
                    Code.OUT_OF_RANGE,
                    "С этого места в партии карт: " + (last - wish.from() + 1) + ".",
                    "From there the batch has " + (last - wish.from() + 1) + " cards.");
        } else if (batch.placements().size() >= Batch.MOST_PLACEMENTS) {
            faults.add(
                    "",
                    Code.TOO_MANY_ITEMS,
                    "Партию можно передать в магазины не больше " + Batch.MOST_PLACEMENTS + " раз.",
                    "A batch may be placed at most " + Batch.MOST_PLACEMENTS + " times.");
        }
        return faults.all();
    }

    private OnceResult place(Caller caller, Batch batch, StoreId store, Wish wish, Turn turn) {
        TenantId tenant = caller.tenant();
        int last = batch.state() instanceof Batch.State.Stopped(int made) ? made : batch.count();
        int count = wish.count() == 0 ? last - wish.from() + 1 : wish.count();
        Batch next = batch.placing(new Placement(store, wish.from(), count, 0, 0));
        Answer answer = Answers.ok(BatchAnswer.json(next));
        List<Write> writes = new ArrayList<>(Batches.change(tenant, next));
        writes.add(audit.entry(
                caller,
                AuditAction.CARD_BATCH_CHANGED,
                new AuditSubject(batch.id().value()),
                AuditChange.of("/placements", store + " " + wish.from() + " " + count)));
        writes.addAll(turn.keeping(answer));
        if (!(table.write(writes) instanceof WriteOutcome.Written)) {
            return new OnceResult.Overtaken();
        }
        queues.send(QueueName.CARDS, List.of(new BatchMessage(tenant, batch.id()).outgoing()));
        return new OnceResult.Kept(answer);
    }
}
