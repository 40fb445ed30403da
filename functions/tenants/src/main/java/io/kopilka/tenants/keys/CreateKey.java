package io.kopilka.tenants.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.KeyId;
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
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a key and shows it, this once.
///
/// Refused: what is wrong with the body; `forbidden_scope` for a scope and `unknown_store` for a store that the
/// caller has not; `too_many_items` above [#MOST] good keys.
@Singleton
final class CreateKey {

    /// The most keys that are good at a time.
    static final int MOST = 100;

    private final ApiKeys keys;
    private final Handed handed;
    private final Directory directory;
    private final Table table;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final ServiceClock clock;

    CreateKey(
            ApiKeys keys,
            Handed handed,
            Directory directory,
            Table table,
            AuditTrail audit,
            Ulids ulids,
            ServiceClock clock) {
        this.keys = keys;
        this.handed = handed;
        this.directory = directory;
        this.table = table;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, byte @Nullable [] body) {
        return Bodies.read(body, document -> KeyWish.read(document, clock.instant()))
                .then(wish -> Handed.scopes(caller, wish.scopes(), wish.pointers())
                        .then(_ -> handed.stores(caller, wish.stores()))
                        .then(stores -> hasRoom(caller, stores))
                        .then(stores -> create(caller, wish, stores)));
    }

    private Outcome<StoreAccess> hasRoom(Caller caller, StoreAccess stores) {
        Instant now = clock.instant();
        long good = keys.list(caller.tenant()).stream()
                .filter(grant -> grant.device().isEmpty() && grant.isGoodAt(now))
                .count();
        if (good < MOST) {
            return Outcome.done(stores);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Действующих ключей может быть не больше " + MOST + ".",
                "There may be at most " + MOST + " good keys.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private Outcome<Answer> create(Caller caller, KeyWish wish, StoreAccess stores) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApiKey key = ApiKey.create(directory.keyMode(caller.tenant()), caller.tenant(), Chance.source());
        ApiKeyGrant grant = new ApiKeyGrant(
                KeyId.of(ulids.next()),
                caller.tenant(),
                wish.name(),
                new HashSet<>(wish.scopes()),
                stores,
                now,
                wish.expires(),
                Optional.empty());
        ObjectNode json = KeyAnswer.json(grant, now, Map.of());
        WriteOutcome outcome = table.write(List.of(
                keys.grant(key, grant),
                audit.entry(
                        caller,
                        AuditAction.KEY_CREATED,
                        new AuditSubject(grant.id().value()),
                        AuditChange.made(json))));
        if (outcome instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        json.put("key", key.reveal());
        return Outcome.done(Answers.created(json, "/v1/api-keys/" + grant.id().value()));
    }
}
