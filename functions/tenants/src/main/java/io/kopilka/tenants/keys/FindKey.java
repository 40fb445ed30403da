package io.kopilka.tenants.keys;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.LastUses;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/// Finds keys: one by the id in a path, or all. Refused: `not_found`, for a stranger's too, and for one that is
/// good in a store out of the caller's reach.
@Singleton
final class FindKey {

    private final ApiKeys keys;
    private final LastUses uses;
    private final ServiceClock clock;

    FindKey(ApiKeys keys, LastUses uses, ServiceClock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    Outcome<ApiKeys.Stored> find(Caller caller, String id) {
        return KeyId.parse(id)
                .flatMap(known -> keys.find(caller.tenant(), known))
                .filter(stored -> isVisible(caller, stored.grant()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id)
                .map(stored -> Answers.ok(KeyAnswer.json(stored.grant(), clock.instant(), uses.of(caller.tenant()))));
    }

    /// All keys, oldest first; those that are good no more where asked for.
    Outcome<Answer> list(Caller caller, QueryParameters query) {
        boolean withEnded = query.flag("ended", false);
        return query.end(withEnded).map(ended -> {
            Instant now = clock.instant();
            Map<String, Instant> lastUses = uses.of(caller.tenant());
            return Answers.ok(Answers.onePage(keys.list(caller.tenant()).stream()
                    .filter(grant -> isVisible(caller, grant) && (ended || grant.isGoodAt(now)))
                    .sorted(Comparator.comparing(ApiKeyGrant::created)
                            .thenComparing(grant -> grant.id().value()))
                    .map(grant -> KeyAnswer.json(grant, now, lastUses))
                    .toList()));
        });
    }

    private static boolean isVisible(Caller caller, ApiKeyGrant grant) {
        return grant.device().isEmpty() && Handed.isWithin(caller, grant.stores());
    }
}
