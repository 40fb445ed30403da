package io.kopilka.wire;

import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/// Reads the header `Idempotency-Key`.
public final class IdempotencyKeys {
    private static final String HEADER = "Idempotency-Key";

    private IdempotencyKeys() {}

    /// The key that an operation which moves money or points must have. Refused: `idempotency_key_missing`,
    /// `idempotency_key_invalid` (also where the header is given twice).
    public static Outcome<IdempotencyKey> required(HttpRequest<?> request) {
        return optional(request)
                .then(key -> key.map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING))));
    }

    /// The key that an operation may have. Refused: `idempotency_key_invalid`.
    public static Outcome<Optional<IdempotencyKey>> optional(HttpRequest<?> request) {
        List<String> given = request.getHeaders().getAll(HEADER);
        if (given.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<IdempotencyKey> key = IdempotencyKey.parse(given.getFirst());
        return given.size() > 1 || key.isEmpty()
                ? Outcome.refused(Problem.of(ProblemCode.IDEMPOTENCY_KEY_INVALID))
                : Outcome.done(key);
    }
}
