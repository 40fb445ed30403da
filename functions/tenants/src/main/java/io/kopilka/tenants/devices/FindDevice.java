package io.kopilka.tenants.devices;

import io.kopilka.domain.identity.DeviceId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.LastUses;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Finds devices: one by the id in a path, or all. Refused: `not_found`, for a stranger's too, and for one of a
/// store out of the caller's reach.
@Singleton
final class FindDevice {

    private final ApiKeys keys;
    private final LastUses uses;

    FindDevice(ApiKeys keys, LastUses uses) {
        this.keys = keys;
        this.uses = uses;
    }

    Outcome<ApiKeys.Stored> find(Caller caller, String id) {
        Optional<DeviceId> device = DeviceId.parse(id);
        return keys.list(caller.tenant()).stream()
                .filter(grant -> device.isPresent() && grant.device().equals(device) && isVisible(caller, grant))
                .findFirst()
                .flatMap(grant -> keys.find(caller.tenant(), grant.id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id).map(stored -> Answers.ok(DeviceAnswer.json(stored.grant(), uses.of(caller.tenant()))));
    }

    /// All devices, oldest first; revoked ones where asked for.
    Outcome<Answer> list(Caller caller, QueryParameters query) {
        boolean withRevoked = query.flag("revoked", false);
        return query.end(withRevoked).map(revoked -> {
            Map<String, Instant> lastUses = uses.of(caller.tenant());
            return Answers.ok(Answers.onePage(keys.list(caller.tenant()).stream()
                    .filter(grant -> isVisible(caller, grant))
                    .filter(grant -> revoked || grant.revoked().isEmpty())
                    .sorted(Comparator.comparing(ApiKeyGrant::created)
                            .thenComparing(grant -> grant.actor().value()))
                    .map(grant -> DeviceAnswer.json(grant, lastUses))
                    .toList()));
        });
    }

    private static boolean isVisible(Caller caller, ApiKeyGrant grant) {
        return grant.device().isPresent() && Handed.isWithin(caller, grant.stores());
    }
}
