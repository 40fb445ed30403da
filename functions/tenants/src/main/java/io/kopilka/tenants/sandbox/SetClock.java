package io.kopilka.tenants.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.schedule.CatchesUp;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.SandboxClocks;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clock of a sandbox: read, and set. It runs on from where it was set, and all of that tenant's work goes by it,
/// and nobody else's.
///
/// Refused: `not_found` where the caller's tenant is no sandbox; what is wrong with the body.
@Singleton
final class SetClock {

    private final Directory directory;
    private final SandboxClocks clocks;
    private final InstantSource clock;
    private final List<CatchesUp> behind;
    private final AuditTrail audit;

    SetClock(
            Directory directory,
            SandboxClocks clocks,
            @Named(ServiceClock.NAME) InstantSource clock,
            Collection<CatchesUp> behind,
            AuditTrail audit) {
        this.directory = directory;
        this.clocks = clocks;
        this.clock = clock;
        this.behind = List.copyOf(behind);
        this.audit = audit;
    }

    Outcome<Answer> read(Caller caller) {
        return sandbox(caller).map(found -> answer(clocks.ahead(found.tenant())));
    }

    Outcome<Answer> set(Caller caller, byte @Nullable [] body) {
        Instant now = clock.instant();
        return sandbox(caller)
                .then(_ -> Bodies.read(body, document -> read(document, now)))
                .map(ahead -> {
                    clocks.set(
                            caller.tenant(),
                            ahead,
                            audit.entry(
                                    caller,
                                    AuditAction.SANDBOX_CLOCK_SET,
                                    new AuditSubject(caller.tenant().value()),
                                    AuditChange.of(
                                            "/ahead",
                                            clocks.ahead(caller.tenant()).toString(),
                                            ahead.toString())));
                    behind.forEach(each -> each.catchUp(caller.tenant(), now));
                    return answer(ahead);
                });
    }

    private Outcome<Caller> sandbox(Caller caller) {
        return directory.tenantOf(caller).isSandbox()
                ? Outcome.done(caller)
                : Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
    }

    private Answer answer(Duration ahead) {
        return Answers.ok(
                Json.object().put("now", clock.instant().plus(ahead).toString()).put("ahead", ahead.toString()));
    }

    private static Read<Duration> read(JsonNode document, Instant now) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        if (fields.has("now") == fields.has("ahead")) {
            faults.add("", Code.INVALID_VALUE, "Укажите либо «now», либо «ahead».", "Give either “now” or “ahead”.");
        }
        OffsetDateTime moment = fields.optionalMoment("now");
        Duration shift = shift(fields);
        fields.end();
        Duration ahead = moment == null ? shift : Duration.between(now, moment.toInstant());
        if (faults.isEmpty() && ahead.abs().compareTo(SandboxClocks.FURTHEST) > 0) {
            faults.add(
                    fields.at(moment == null ? "ahead" : "now"),
                    Code.OUT_OF_RANGE,
                    "Часы можно перевести не дальше чем на 3660 дней.",
                    "The clock can be set by at most 3,660 days.");
        }
        return Read.of(ahead, faults);
    }

    private static Duration shift(Fields fields) {
        JsonNode value = fields.optional("ahead");
        if (value == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(value.isTextual() ? value.textValue() : "");
        } catch (DateTimeParseException | ArithmeticException wrong) {
            fields.fault(
                    "ahead",
                    Code.INVALID_VALUE,
                    "Здесь должна быть длительность ISO 8601, например P30D или -PT12H.",
                    "This must be an ISO 8601 duration such as P30D or -PT12H.");
            return Duration.ZERO;
        }
    }
}
