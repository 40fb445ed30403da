package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;

/// Gives one store. Refused: `not_found` where the tenant has none of this id or the caller may not act there.
@Singleton
final class ReadStore {

    private final Directory directory;

    ReadStore(Directory directory) {
        this.directory = directory;
    }

    Outcome<Answer> run(Caller caller, String id) {
        return StoreId.parse(id)
                .flatMap(store -> directory.store(caller, store))
                .map(store -> Outcome.done(Answers.ok(json(store, directory.tenantOf(caller)))))
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    private static JsonNode json(StoreProfile store, TenantProfile tenant) {
        ObjectNode json = Json.object().put("id", store.id().value());
        json.set("name", Localized.json(store.name()));
        json.put("zone", store.zone().getId());
        json.put("currency", tenant.currency().getCurrencyCode());
        store.address().ifPresent(address -> json.put("address", address));
        return json;
    }
}
