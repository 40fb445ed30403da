package io.kopilka.cards.kind;

import io.kopilka.accounts.card.CardKindDocument;
import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.CardKinds;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.accounts.number.NumberRange;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.NumberRangeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.EntityTag.Precondition;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes how a card kind is printed and numbered. Numbers that it did not have before become a range of
/// its own, which nobody else gets: what was taken once stays taken, for its cards are about. Numbers
/// that it had once go on where they stopped.
///
/// Refused: what is wrong with the body; `not_found`; `stale_etag`; `/numbers` with `numbers_overlap`
/// where they share some with another kind's or with weighed goods; `too_many_items` above
/// [NumberPlan#MOST_RANGES] ranges.
@Singleton
final class ChangeCardKind {

    private final Table table;
    private final FindCardKind find;
    private final NumberRanges ranges;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final InstantSource clock;

    ChangeCardKind(
            Table table, FindCardKind find, NumberRanges ranges, AuditTrail audit, Ulids ulids, InstantSource clock) {
        this.table = table;
        this.find = find;
        this.ranges = ranges;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, String id, Precondition precondition, byte @Nullable [] body) {
        return find.found(caller.tenant(), id)
                .then(before -> Bodies.read(body, CardKindDocument::read)
                        .then(after -> change(caller, id, precondition, before, after)));
    }

    private Outcome<Answer> change(
            Caller caller, String kind, Precondition precondition, CardKinds.Stored before, CardKindSettings after) {
        if (!precondition.fits(new EntityTag(before.version()))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        TenantId tenant = caller.tenant();
        NumberPlan plan = ranges.plan(tenant);
        return taken(tenant, kind, plan, after.numbers()).then(range -> {
            List<Write> writes = new ArrayList<>(range);
            writes.add(CardKinds.change(tenant, kind, before, after));
            writes.add(audit.entry(
                    caller,
                    AuditAction.CARD_KIND_CHANGED,
                    subject(kind),
                    AuditChange.between(CardKindDocument.write(before.settings()), CardKindDocument.write(after))));
            return table.write(writes) instanceof WriteOutcome.Written
                    ? Outcome.done(find.answer(tenant, kind, new CardKinds.Stored(after, before.version() + 1)))
                    : Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        });
    }

    /// An id of the ruleset may have letters that a subject may not.
    private static AuditSubject subject(String kind) {
        return AuditSubject.parse("cardKind/" + kind).orElseGet(() -> new AuditSubject("cardKind"));
    }

    /// The writes that take the numbers for this kind; none where it has them already.
    private Outcome<List<Write>> taken(TenantId tenant, String kind, NumberPlan plan, Optional<NumberForm> wanted) {
        if (wanted.isEmpty()) {
            return Outcome.done(List.of());
        }
        NumberForm form = wanted.get();
        List<NumberRange> sharing = plan.overlapping(form.pattern());
        boolean itsOwn = sharing.size() == 1
                && sharing.getFirst().form().equals(form)
                && sharing.getFirst().kind().equals(kind);
        if (itsOwn) {
            return Outcome.done(List.of());
        }
        if (!sharing.isEmpty() || plan.weighedLike(form).isPresent()) {
            return Outcome.refused(Refusals.of("/numbers", ProblemCode.NUMBERS_OVERLAP));
        }
        if (plan.ranges().size() >= NumberPlan.MOST_RANGES) {
            Faults faults = new Faults();
            faults.add(
                    "/numbers",
                    Code.TOO_MANY_ITEMS,
                    "Диапазонов номеров может быть не больше " + NumberPlan.MOST_RANGES + ".",
                    "There may be at most " + NumberPlan.MOST_RANGES + " ranges of numbers.");
            return Outcome.refused(Refusals.of(faults.all()));
        }
        NumberRange range =
                ranges.created(tenant, NumberRangeId.of(ulids.next()), form, kind, Chance.source(), clock.instant());
        return Outcome.done(
                List.of(NumberRanges.change(tenant, plan, plan.weighedGoods()), NumberRanges.create(tenant, range)));
    }
}
