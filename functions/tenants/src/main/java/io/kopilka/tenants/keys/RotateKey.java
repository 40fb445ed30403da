package io.kopilka.tenants.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a key that may do what another may, and shows it, this once. The other goes on for an overlap, so that
/// what uses it can be changed over without a gap. Whatever end the other had of its own stays its end, and the
/// new key has none.
///
/// Refused: `not_found`; `key_not_active`; `forbidden_scope` where it may do what the caller may not.
@Singleton
final class RotateKey {

    private static final int USUAL_HOURS = 24;
    private static final int MOST_HOURS = 720;

    private final FindKey find;
    private final ApiKeys keys;
    private final Authenticator authenticator;
    private final Directory directory;
    private final Table table;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final ServiceClock clock;

    RotateKey(
            FindKey find,
            ApiKeys keys,
            Authenticator authenticator,
            Directory directory,
            Table table,
            AuditTrail audit,
            Ulids ulids,
            ServiceClock clock) {
        this.find = find;
        this.keys = keys;
        this.authenticator = authenticator;
        this.directory = directory;
        this.table = table;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    int hours = fields.integer("overlapHours", 0, MOST_HOURS, USUAL_HOURS);
                    fields.end();
                    return Read.of(Duration.ofHours(hours), faults);
                })
                .then(overlap -> find.find(caller, id).then(stored -> rotate(caller, stored, overlap)));
    }

    private Outcome<Answer> rotate(Caller caller, ApiKeys.Stored stored, Duration overlap) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApiKeyGrant old = stored.grant();
        if (!old.isGoodAt(now)) {
            return Outcome.refused(Problem.of(ProblemCode.KEY_NOT_ACTIVE));
        }
        if (!Handed.isWithin(caller, old.scopes(), old.stores())) {
            return Outcome.refused(Problem.of(FieldError.at("", ProblemCode.FORBIDDEN_SCOPE)));
        }
        ApiKey key = ApiKey.create(directory.keyMode(caller.tenant()), caller.tenant(), Chance.source());
        ApiKeyGrant next = new ApiKeyGrant(
                KeyId.of(ulids.next()),
                caller.tenant(),
                old.name(),
                old.scopes(),
                old.stores(),
                now,
                Optional.empty(),
                Optional.empty());
        ApiKeyGrant ending = old.endingBy(now.plus(overlap));
        WriteOutcome outcome = table.write(List.of(
                keys.grant(key, next),
                keys.change(stored, ending),
                audit.entry(
                        caller,
                        AuditAction.KEY_ROTATED,
                        new AuditSubject(old.id().value()),
                        AuditChange.of("/successor", next.id().value()))));
        if (outcome instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        authenticator.keyChanged(stored.hash());
        ObjectNode json = KeyAnswer.json(next, now, Map.of());
        json.put("key", key.reveal());
        json.putObject("previous")
                .put("id", old.id().value())
                .put("expiresAt", ending.expires().orElse(now).toString());
        return Outcome.done(Answers.created(json, "/v1/api-keys/" + next.id().value()));
    }
}
