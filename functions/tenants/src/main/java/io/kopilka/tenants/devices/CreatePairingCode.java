package io.kopilka.tenants.devices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Pairings;
import io.kopilka.platform.tenancy.Pairings.Pairing;
import io.kopilka.platform.tenancy.RoleTable;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a short code by which a device is paired with a store, and shows it, this once.
///
/// Refused: what is wrong with the body; `unknown_store` for a store that is not there or out of the caller's
/// reach; `forbidden_scope` where the caller may not do all that a device may; `too_many_items` above [#MOST]
/// devices.
@Singleton
final class CreatePairingCode {

    /// The most devices that are not revoked.
    static final int MOST = 500;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 64;
    private static final int CREATED = 201;

    private final Directory directory;
    private final ApiKeys keys;
    private final Pairings pairings;
    private final Table table;
    private final AuditTrail audit;
    private final ServiceClock clock;

    CreatePairingCode(
            Directory directory, ApiKeys keys, Pairings pairings, Table table, AuditTrail audit, ServiceClock clock) {
        this.directory = directory;
        this.keys = keys;
        this.pairings = pairings;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    private record Wish(String store, String name) {}

    Outcome<Answer> run(Caller caller, byte @Nullable [] body) {
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    Wish wish = new Wish(fields.text("store", LONGEST_ID), fields.text("name", LONGEST_NAME));
                    fields.end();
                    return Read.of(wish, faults);
                })
                .then(wish -> create(caller, wish));
    }

    private Outcome<Answer> create(Caller caller, Wish wish) {
        Optional<StoreId> store = StoreId.parse(wish.store())
                .filter(id -> directory.store(caller, id).isPresent());
        if (store.isEmpty()) {
            return Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE));
        }
        var scopes = new ArrayList<>(RoleTable.device());
        scopes.removeIf(caller::may);
        if (!scopes.isEmpty()) {
            return Outcome.refused(Problem.of(FieldError.at(
                    "",
                    ProblemCode.FORBIDDEN_SCOPE,
                    Map.of("scope", scopes.getFirst().wireName()))));
        }
        if (devices(caller) >= MOST) {
            return Outcome.refused(tooMany());
        }
        String code = Pairings.code(Chance.source());
        Pairing pairing = new Pairing(
                caller.tenant(),
                store.get(),
                wish.name(),
                clock.instant().plus(Pairings.GOOD_FOR).truncatedTo(ChronoUnit.SECONDS));
        List<Write> writes = List.of(
                pairings.create(code, pairing),
                audit.entry(
                        caller,
                        AuditAction.PAIRING_CODE_CREATED,
                        new AuditSubject(store.get().value()),
                        AuditChange.of("/name", wish.name())));
        WriteOutcome outcome = Fence.current().with(HouseRight.PAIR_DEVICES).call(() -> table.write(writes));
        if (outcome instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        ObjectNode json = Json.object()
                .put("code", code)
                .put("expiresAt", pairing.expires().toString())
                .put("store", store.get().value())
                .put("name", wish.name());
        return Outcome.done(new Answer(CREATED, Map.of(), Json.write(json)));
    }

    private long devices(Caller caller) {
        return keys.list(caller.tenant()).stream()
                .filter(grant -> grant.device().isPresent() && grant.revoked().isEmpty())
                .count();
    }

    private static Problem tooMany() {
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Устройств может быть не больше " + MOST + ".",
                "There may be at most " + MOST + " devices.");
        return Refusals.of(faults.all());
    }
}
