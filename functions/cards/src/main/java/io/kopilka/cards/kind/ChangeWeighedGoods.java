package io.kopilka.cards.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.card.NumberPattern;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.FieldError;
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
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which prefixes the shop's scales print, so that no card is numbered like a piece of cheese.
///
/// Refused: what is wrong with the body; `stale_etag`; `/weighedGoods/N` with `numbers_overlap` where
/// cards have such numbers already.
@Singleton
final class ChangeWeighedGoods {

    private final Table table;
    private final NumberRanges ranges;
    private final AuditTrail audit;

    ChangeWeighedGoods(Table table, NumberRanges ranges, AuditTrail audit) {
        this.table = table;
        this.ranges = ranges;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, Precondition precondition, byte @Nullable [] body) {
        return Bodies.read(body, ChangeWeighedGoods::prefixes).then(wanted -> change(caller, precondition, wanted));
    }

    private Outcome<Answer> change(Caller caller, Precondition precondition, List<String> wanted) {
        NumberPlan plan = ranges.plan(caller.tenant());
        if (!precondition.fits(new EntityTag(plan.version()))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        List<FieldError> taken = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            if (!plan.overlapping(NumberPattern.ofEan13(wanted.get(place))).isEmpty()) {
                taken.add(FieldError.at("/weighedGoods/" + place, ProblemCode.NUMBERS_OVERLAP));
            }
        }
        if (!taken.isEmpty()) {
            return Outcome.refused(Problem.of(taken));
        }
        Write entry = audit.entry(
                caller,
                AuditAction.CARD_KIND_CHANGED,
                new AuditSubject("numberPlan"),
                AuditChange.of("/weighedGoods", String.join(" ", plan.weighedGoods()), String.join(" ", wanted)));
        return table.write(List.of(NumberRanges.change(caller.tenant(), plan, wanted), entry))
                        instanceof WriteOutcome.Written
                ? Outcome.done(NumberPlanAnswer.ok(new NumberPlan(wanted, plan.ranges(), plan.version() + 1)))
                : Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
    }

    private static Read<List<String>> prefixes(JsonNode document) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        fields.required("weighedGoods");
        Set<String> seen = new HashSet<>();
        List<String> prefixes = fields.list("weighedGoods", NumberPlan.MOST_WEIGHED, (node, where) -> {
            String prefix = fields.text(node, where, 9);
            if (!NumberForm.Ean13.isPrefix(prefix)) {
                faults.add(
                        where,
                        Code.OUT_OF_RANGE,
                        "Префикс весового товара — от 20 до 29 и ещё до 7 цифр.",
                        "The prefix of weighed goods is 20 to 29, and up to 7 digits more.");
            } else if (!seen.add(prefix)) {
                faults.add(where, Code.DUPLICATE_ID, "Этот префикс уже указан.", "This prefix is named already.");
            }
            return prefix;
        });
        fields.end();
        return Read.of(prefixes, faults);
    }
}
