package io.kopilka.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AdjustPoints;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.Detail;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives a customer points, or takes some, by hand: `POST /v1/customers/{id}/points/adjustments`. The entry
/// keeps who did it and why.
@Singleton
final class CorrectPoints {
    private static final int LONGEST_REASON = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Customers customers;
    private final AccountStore accounts;
    private final Rulebook rulebook;
    private final Standing standing;
    private final Ulids ulids;
    private final Table table;
    private final AuditTrail audit;

    CorrectPoints(
            Customers customers,
            AccountStore accounts,
            Rulebook rulebook,
            Standing standing,
            Ulids ulids,
            Table table,
            AuditTrail audit) {
        this.customers = customers;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.standing = standing;
        this.ulids = ulids;
        this.table = table;
        this.audit = audit;
    }

    /// What is asked for.
    ///
    /// @param change not zero
    /// @param expires the last day of points that are given, where `isTold`; null for never
    /// @param isTold whether the last day was told; if not, the scheme says it
    record Wanted(Points change, String reason, @Nullable LocalDate expires, boolean isTold) {}

    static Read<Wanted> read(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        JsonNode points = fields.required("points");
        Points change = points == null ? Points.ZERO : Units.pointsChange(fields, points, fields.at("points"));
        if (points != null && faults.isEmpty() && change.units() == 0) {
            fields.fault(
                    "points",
                    Code.OUT_OF_RANGE,
                    "Нулевое изменение ничего не меняет.",
                    "A change of zero changes nothing.");
        }
        String reason = fields.text("reason", LONGEST_REASON);
        if (!reason.isEmpty() && reason.isBlank()) {
            fields.fault("reason", Code.INVALID_VALUE, "Напишите причину словами.", "Say the reason in words.");
        }
        LocalDate expires = fields.optionalDate("expires");
        boolean isTold = body.has("expires");
        if (isTold && change.units() < 0) {
            fields.fault(
                    "expires",
                    Code.NOT_ALLOWED_HERE,
                    "Срок бывает только у начисленных баллов.",
                    "Only points that are given have a last day.");
        }
        fields.end();
        return Read.of(new Wanted(change, reason, expires, isTold), faults);
    }

    /// Refused: `not_found`, `not_enough_points`; `out_of_range` where the last day has passed.
    Outcome<OnceResult> correct(Caller caller, String id, Wanted wanted, Turn turn) {
        Optional<Customers.Stored> stored =
                CustomerId.parse(id).flatMap(known -> customers.find(caller.tenant(), known, Consistency.STRONG));
        if (stored.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        OffsetDateTime now = standing.now(caller.tenant());
        if (wanted.expires() != null && wanted.expires().isBefore(now.toLocalDate())) {
            return Outcome.refused(Problem.of(new FieldError(
                    "/expires",
                    ProblemCode.OUT_OF_RANGE,
                    new Detail.Written(new Text("Этот день уже прошёл.", "This day has passed.")))));
        }
        return correct(caller, stored.get().customer(), wanted, now, turn);
    }

    private Outcome<OnceResult> correct(
            Caller caller, Customer customer, Wanted wanted, OffsetDateTime now, Turn turn) {
        TenantId tenant = caller.tenant();
        ReleaseHolds.Freed freed = ReleaseHolds.lapsed(
                accounts.load(tenant, customer.programme(), customer.account()), now.toInstant(), tenant, ulids::next);
        AdjustPoints.Correction correction = new AdjustPoints.Correction(
                ulids.next(),
                wanted.change(),
                term(tenant, wanted, now.toLocalDate()),
                wanted.reason(),
                now,
                now.toInstant(),
                tenant,
                caller.actor());
        return switch (AdjustPoints.post(freed.account(), correction)) {
            case AdjustPoints.Outcome.NotEnough(var available) ->
                Outcome.refused(Problem.of(FieldError.at(
                        "/points",
                        ProblemCode.NOT_ENOUGH_POINTS,
                        Map.of(
                                "asked",
                                Decimals.points(Points.ZERO.minus(wanted.change())),
                                "available",
                                Decimals.points(available)))));
            case AdjustPoints.Outcome.Adjusted(var after, var posting) -> {
                List<Posting> postings = new ArrayList<>(freed.postings());
                postings.add(posting);
                yield Outcome.done(write(caller, customer, correction, after, postings, turn));
            }
        };
    }

    /// Points that are given can be spent at once, for as long as it was told or those of a sale of today
    /// could.
    private LotTerm term(TenantId tenant, Wanted wanted, LocalDate today) {
        if (wanted.isTold()) {
            return new LotTerm(today, wanted.expires());
        }
        LotTerm usual = LotTerm.ofSale(rulebook.current(tenant).ruleset().scheme(), today, today);
        return new LotTerm(today, usual.expires());
    }

    private OnceResult write(
            Caller caller,
            Customer customer,
            AdjustPoints.Correction correction,
            Account after,
            List<Posting> postings,
            Turn turn) {
        List<Write> writes =
                new ArrayList<>(accounts.writes(caller.tenant(), after, postings, Occasion.of(customer.id())));
        writes.add(audit.entry(
                caller,
                AuditAction.POINTS_ADJUSTED,
                new AuditSubject(customer.id().value()),
                AuditChange.of("/change", Decimals.points(correction.change()))
                        .and(AuditChange.of(
                                "/entry", "ent_" + correction.posting().text()))));
        ObjectNode document = Json.object()
                .put("id", "ent_" + correction.posting().text())
                .put("customer", customer.id().value())
                .put("change", Decimals.points(correction.change()))
                .put("reason", correction.reason())
                .put("actor", correction.actor().value())
                .put(
                        "recordedAt",
                        MOMENT.format(correction
                                .recordedAt()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)));
        standing.put(caller.tenant(), after, document);
        Answer answer =
                Answers.created(document, "/v1/customers/" + customer.id().value() + "/points");
        writes.addAll(turn.keeping(answer));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> new OnceResult.Kept(answer);
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }
}
