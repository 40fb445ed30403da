package io.kopilka.tenants.store;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.Stored;
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
        return find(caller, id).map(store -> StoreAnswer.ok(store, directory.tenantOf(caller)));
    }

    /// The store as the table has it, for whoever is going to change it.
    Outcome<Stored<StoreProfile>> find(Caller caller, String id) {
        return StoreId.parse(id)
                .filter(caller::mayActIn)
                .flatMap(store -> directory.latestStore(caller.tenant(), store))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }
}
