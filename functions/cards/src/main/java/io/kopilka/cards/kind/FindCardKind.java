package io.kopilka.cards.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.CardKinds;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds card kinds: those of the ruleset in force, in its order, and behind them those of which
/// something was said and which it no longer names. Refused: `not_found`.
@Singleton
final class FindCardKind {

    private final Rulebook rulebook;
    private final CardKinds kinds;
    private final NumberRanges ranges;

    FindCardKind(Rulebook rulebook, CardKinds kinds, NumberRanges ranges) {
        this.rulebook = rulebook;
        this.kinds = kinds;
        this.ranges = ranges;
    }

    Outcome<Answer> list(Caller caller, QueryParameters query) {
        return query.end(caller.tenant()).map(tenant -> {
            Map<String, CardKinds.Stored> said = kinds.all(tenant);
            Map<String, Optional<CardKind>> all = new LinkedHashMap<>();
            inForce(tenant).forEach(kind -> all.put(kind.id(), Optional.of(kind)));
            said.keySet().forEach(id -> all.putIfAbsent(id, Optional.empty()));
            NumberPlan plan = ranges.plan(tenant);
            List<ObjectNode> items = new ArrayList<>();
            all.forEach((id, kind) ->
                    items.add(CardKindAnswer.json(id, kind, said.getOrDefault(id, CardKinds.Stored.NONE), plan)));
            return Answers.ok(Answers.onePage(items));
        });
    }

    Outcome<Answer> read(Caller caller, String id) {
        return found(caller.tenant(), id).map(stored -> answer(caller.tenant(), id, stored));
    }

    /// The settings of a kind that there is.
    Outcome<CardKinds.Stored> found(TenantId tenant, String id) {
        CardKinds.Stored stored = kinds.find(tenant, id, Consistency.STRONG);
        return stored.version() > 0 || inForce(tenant, id).isPresent()
                ? Outcome.done(stored)
                : Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
    }

    Answer answer(TenantId tenant, String id, CardKinds.Stored stored) {
        return Answers.ok(
                CardKindAnswer.json(id, inForce(tenant, id), stored, ranges.plan(tenant)),
                Map.of("ETag", new EntityTag(stored.version()).text()));
    }

    private Optional<CardKind> inForce(TenantId tenant, String id) {
        return inForce(tenant).stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    private List<CardKind> inForce(TenantId tenant) {
        return rulebook.current(tenant).ruleset().cardKinds();
    }
}
