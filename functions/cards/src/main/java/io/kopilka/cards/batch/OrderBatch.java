package io.kopilka.cards.batch;

import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.CardKinds;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.accounts.number.NumberRange;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders a batch: its numbers are drawn at once, its cards are made in the background.
@Singleton
final class OrderBatch {

    /// So many batches of a tenant may be in the making.
    static final int MOST_UNFINISHED = 10;

    /// How long names to be printed are kept.
    static final Duration NAMES_KEPT = Duration.ofDays(90);

    private final Table table;
    private final Batches batches;
    private final CardKinds kinds;
    private final NumberRanges ranges;
    private final Rulebook rulebook;
    private final Directory directory;
    private final AuditTrail audit;
    private final Queues queues;
    private final Ulids ulids;
    private final InstantSource clock;

    OrderBatch(
            Table table,
            Batches batches,
            CardKinds kinds,
            NumberRanges ranges,
            Rulebook rulebook,
            Directory directory,
            AuditTrail audit,
            Queues queues,
            Ulids ulids,
            InstantSource clock) {
        this.table = table;
        this.batches = batches;
        this.kinds = kinds;
        this.ranges = ranges;
        this.rulebook = rulebook;
        this.directory = directory;
        this.audit = audit;
        this.queues = queues;
        this.ulids = ulids;
        this.clock = clock;
    }

    /// Orders it.
    ///
    /// @return refused with `/kind` and `unknown_card_kind` or `card_kind_not_printed`, `/store` and
    ///     `unknown_store`, `/count` and `numbers_exhausted`, or `too_many_batches`
    Outcome<OnceResult> run(Caller caller, BatchWish wish, Turn turn) {
        TenantId tenant = caller.tenant();
        boolean isKnown = rulebook.current(tenant).ruleset().cardKinds().stream()
                .anyMatch(kind -> kind.id().equals(wish.kind()));
        if (!isKnown) {
            return Outcome.refused(Refusals.of("/kind", ProblemCode.UNKNOWN_CARD_KIND));
        }
        Optional<StoreId> store = wish.store().flatMap(StoreId::parse);
        if (wish.store().isPresent()
                && store.flatMap(id -> directory.store(caller, id))
                        .filter(found -> found.archived().isEmpty())
                        .isEmpty()) {
            return Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE));
        }
        CardKindSettings settings =
                kinds.find(tenant, wish.kind(), Consistency.STRONG).settings();
        NumberPlan plan = ranges.plan(tenant);
        Optional<NumberRange> range = settings.numbers().flatMap(plan::of);
        if (!settings.media().isPrinted() || range.isEmpty()) {
            return Outcome.refused(Refusals.of("/kind", ProblemCode.CARD_KIND_NOT_PRINTED));
        }
        if (range.get().left() < wish.count()) {
            return Outcome.refused(Refusals.of("/count", ProblemCode.NUMBERS_EXHAUSTED));
        }
        if (batches.unfinished(tenant).size() >= MOST_UNFINISHED) {
            return Outcome.refused(Problem.of(ProblemCode.TOO_MANY_BATCHES));
        }
        return Outcome.done(order(caller, wish, store, range.get(), turn));
    }

    private OnceResult order(Caller caller, BatchWish wish, Optional<StoreId> store, NumberRange range, Turn turn) {
        TenantId tenant = caller.tenant();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> namedUntil = wish.names().isEmpty() ? Optional.empty() : Optional.of(now.plus(NAMES_KEPT));
        Batch batch = new Batch(
                CardBatchId.of(ulids.next()),
                wish.kind(),
                range.id(),
                range.drawn(),
                wish.count(),
                new Batch.State.Making(0),
                Map.of(),
                wish.note(),
                namedUntil,
                store.map(id -> List.of(new Placement(id, 1, wish.count(), 0, 0)))
                        .orElse(List.of()),
                now,
                caller.actor().value(),
                1);
        List<Write> writes = new ArrayList<>(Batches.create(tenant, batch));
        writes.add(NumberRanges.draw(tenant, range, wish.count()));
        namedUntil.ifPresent(until -> writes.add(batches.keepNames(tenant, batch.id(), wish.names(), until)));
        Answer answer = Answers.created(
                BatchAnswer.json(batch), "/v1/card-batches/" + batch.id().value());
        writes.add(audit.entry(
                caller,
                AuditAction.CARD_BATCH_CREATED,
                new AuditSubject(batch.id().value()),
                AuditChange.of("/kind", batch.kind()).and(AuditChange.of("/count", Integer.toString(batch.count())))));
        writes.addAll(turn.keeping(answer));
        if (!(table.write(writes) instanceof WriteOutcome.Written)) {
            return new OnceResult.Overtaken();
        }
        queues.send(QueueName.CARDS, List.of(new BatchMessage(tenant, batch.id()).outgoing()));
        return new OnceResult.Kept(answer);
    }
}
