package io.kopilka.tenants.devices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.DeviceId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Pairings;
import io.kopilka.platform.tenancy.Pairings.Pairing;
import io.kopilka.platform.tenancy.RoleTable;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a device its key for a short code, which is used up by it. The key is shown this once.
///
/// Refused: what is wrong with the body; `unknown_pairing_code` where there is no such code, or no longer.
@Singleton
final class PairDevice {

    private static final int LONGEST_CODE = 20;

    private final Pairings pairings;
    private final ApiKeys keys;
    private final Directory directory;
    private final Table table;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final ServiceClock clock;

    PairDevice(
            Pairings pairings,
            ApiKeys keys,
            Directory directory,
            Table table,
            AuditTrail audit,
            Ulids ulids,
            ServiceClock clock) {
        this.pairings = pairings;
        this.keys = keys;
        this.directory = directory;
        this.table = table;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    /// @param from the address that the device calls from
    Outcome<Answer> run(Optional<String> from, byte @Nullable [] body) {
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    String code = fields.text("code", LONGEST_CODE);
                    fields.end();
                    return Read.of(code, faults);
                })
                .then(code -> pair(from, code));
    }

    private Outcome<Answer> pair(Optional<String> from, String typed) {
        Optional<String> code = Pairings.parse(typed);
        Optional<Pairing> pairing =
                code.flatMap(known -> Fence.ofHouse(HouseRight.PAIR_DEVICES).call(() -> pairings.find(known)));
        if (code.isEmpty() || pairing.isEmpty()) {
            return unknown();
        }
        return Fence.around(pairing.get().tenant())
                .with(HouseRight.PAIR_DEVICES)
                .call(() -> pair(from, code.get(), pairing.get()));
    }

    private Outcome<Answer> pair(Optional<String> from, String code, Pairing found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApiKey key = ApiKey.create(directory.keyMode(found.tenant()), found.tenant(), Chance.source());
        ApiKeyGrant grant = new ApiKeyGrant(
                KeyId.of(ulids.next()),
                found.tenant(),
                found.name(),
                RoleTable.device(),
                new StoreAccess.OnlyStores(Set.of(found.store())),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.of(DeviceId.of(ulids.next())));
        ObjectNode device = DeviceAnswer.json(grant, Map.of());
        WriteOutcome outcome = table.write(List.of(
                pairings.use(code),
                keys.grant(key, grant),
                audit.entry(
                        caller(grant, from),
                        AuditAction.DEVICE_PAIRED,
                        new AuditSubject(grant.actor().value()),
                        AuditChange.made(device))));
        if (outcome instanceof WriteOutcome.Refused) {
            return unknown();
        }
        ObjectNode json = Json.object();
        json.set("device", device);
        json.put("key", key.reveal());
        return Outcome.done(Answers.created(json, "/v1/devices/" + grant.actor().value()));
    }

    /// The device itself, which does this with nobody's help.
    private static Caller caller(ApiKeyGrant grant, Optional<String> from) {
        return new Caller(
                grant.tenant(), grant.actor(), grant.scopes(), grant.stores(), Language.EN, Optional.empty(), from);
    }

    private static Outcome<Answer> unknown() {
        return Outcome.refused(Refusals.of("/code", ProblemCode.UNKNOWN_PAIRING_CODE));
    }
}
