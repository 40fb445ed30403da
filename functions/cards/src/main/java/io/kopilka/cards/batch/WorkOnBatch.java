package io.kopilka.cards.batch;

import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.number.NumberRange;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.cards.batch.Batch.State;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.table.WriteOutcome.Reason;
import io.kopilka.rulebook.Rulebook;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the cards of a batch and sends them to stores, a step at a time. A step is one transaction of
/// cards and of how far the batch is: whoever dies between two steps leaves a whole number of cards, each
/// once, and the next worker goes on behind them. Where two are at it, the slower one is refused and
/// stops.
@Singleton
final class WorkOnBatch {

    /// The cards of a step: beside them the transaction holds the batch and the mark of its work.
    static final int CARDS_OF_A_STEP = Table.MOST_WRITES - 2;

    private final Table table;
    private final Batches batches;
    private final Cards cards;
    private final NumberRanges ranges;
    private final Rulebook rulebook;

    WorkOnBatch(Table table, Batches batches, Cards cards, NumberRanges ranges, Rulebook rulebook) {
        this.table = table;
        this.batches = batches;
        this.cards = cards;
        this.ranges = ranges;
        this.rulebook = rulebook;
    }

    /// What came of it.
    enum Outcome {
        /// There is nothing left to do.
        FINISHED,
        /// There is.
        UNFINISHED,
        /// Somebody else is at it.
        OVERTAKEN
    }

    /// Does so many steps, or as many as there are.
    Outcome run(TenantId tenant, CardBatchId id, int steps) {
        Optional<Batch> found = batches.find(tenant, id);
        if (found.isEmpty() || !found.get().hasWork()) {
            return Outcome.FINISHED;
        }
        Batch batch = found.get();
        BatchNumbers numbers = BatchNumbers.of(ranges, tenant, batch);
        for (int step = 0; step < steps && batch.hasWork(); step++) {
            Optional<Batch> next = switch (batch.state()) {
                case State.Making(int made) -> make(tenant, batch, made, numbers);
                case State.Made _, State.Stopped _ -> place(tenant, batch, numbers);
            };
            if (next.isEmpty()) {
                return Outcome.OVERTAKEN;
            }
            batch = next.get();
        }
        return batch.hasWork() ? Outcome.UNFINISHED : Outcome.FINISHED;
    }

    private Optional<Batch> make(TenantId tenant, Batch batch, int made, BatchNumbers numbers) {
        int count = Math.min(CARDS_OF_A_STEP, batch.count() - made);
        List<Write> writes = new ArrayList<>(count + 2);
        for (CardNumber number : numbers.of(batch, made, count)) {
            writes.add(Cards.create(tenant, new Card.Printed(number, batch.kind(), Optional.of(batch.id()))));
        }
        Batch next = batch.in(made + count == batch.count() ? new State.Made() : new State.Making(made + count));
        writes.addAll(Batches.change(tenant, next));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> Optional.of(next);
            case WriteOutcome.Refused(int index, Reason reason, var standing)
            when index < count && reason == Reason.PRESENT -> {
                boolean isOurs = standing.flatMap(Cards::batchOf)
                        .filter(batch.id()::equals)
                        .isPresent();
                yield isOurs ? Optional.empty() : swap(tenant, batch, batch.turn(made + index));
            }
            case WriteOutcome.Refused _ -> Optional.empty();
        };
    }

    /// Another turn in the place of one whose number is a card already.
    private Optional<Batch> swap(TenantId tenant, Batch batch, long turn) {
        NumberRange range = BatchNumbers.of(ranges, tenant, batch).range();
        if (batch.swapped().size() >= Batch.MOST_SWAPPED || range.left() == 0) {
            return written(table.write(Batches.change(tenant, stopped(batch))), stopped(batch));
        }
        Batch next = batch.swapping(turn, range.drawn());
        List<Write> writes = new ArrayList<>(Batches.change(tenant, next));
        writes.add(NumberRanges.draw(tenant, range, 1));
        return written(table.write(writes), next);
    }

    private static Batch stopped(Batch batch) {
        return batch.in(new State.Stopped(batch.made()));
    }

    private static Optional<Batch> written(WriteOutcome outcome, Batch next) {
        return outcome instanceof WriteOutcome.Written ? Optional.of(next) : Optional.empty();
    }

    private Optional<Batch> place(TenantId tenant, Batch batch, BatchNumbers numbers) {
        Placement placement = batch.nextPlacement().orElseThrow();
        int count = Math.min(CARDS_OF_A_STEP, placement.count() - placement.done());
        boolean universal = isUniversal(tenant, batch.kind());
        List<CardNumber> wanted = numbers.of(batch, placement.from() - 1 + placement.done(), count);
        Map<CardNumber, Cards.Stored> found = cards.findAll(tenant, wanted);
        List<Write> writes = new ArrayList<>(count + 2);
        int placed = 0;
        for (CardNumber number : wanted) {
            Cards.Stored stored = found.get(number);
            if (stored != null && stored.card() instanceof Card.Unissued card) {
                placed++;
                Card there = universal
                        ? new Card.Universal(number, card.kind(), card.batch())
                        : card.placedIn(placement.store());
                if (!there.equals(card)) {
                    writes.add(Cards.change(tenant, stored, there));
                }
            }
        }
        int cardWrites = writes.size();
        Batch next = batch.placed(new Placement(
                placement.store(),
                placement.from(),
                placement.count(),
                placement.placed() + placed,
                placement.left() + count - placed));
        writes.addAll(Batches.change(tenant, next));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> Optional.of(next);
            // A card was handed out meanwhile, or another worker placed it: the next step looks again.
            case WriteOutcome.Refused(int index, var _, var _) when index < cardWrites -> again(tenant, batch);
            case WriteOutcome.Refused _ -> Optional.empty();
        };
    }

    /// The batch, unless somebody else has changed it.
    private Optional<Batch> again(TenantId tenant, Batch batch) {
        return batches.find(tenant, batch.id()).filter(now -> now.version() == batch.version());
    }

    private boolean isUniversal(TenantId tenant, String kind) {
        return rulebook.current(tenant).ruleset().cardKinds().stream()
                .filter(each -> each.id().equals(kind))
                .anyMatch(each -> !each.personal());
    }
}
