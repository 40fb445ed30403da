package io.kopilka.webhooks.in;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.webhooks.Secrets;
import io.kopilka.wire.Outcome;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What a signed message says of itself in its headers (Standard Webhooks).
///
/// @param id what its sender calls it, the same on every retry
/// @param at when it was signed, to the second
/// @param signatures one or more, with spaces between them
record SignedMessage(String id, Instant at, String signatures) {

    /// How far from the service's clock a signature's moment may be.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /// The headers of a request. Refused: `signature_missing`, `signature_invalid` where one is malformed or there
    /// twice.
    static Outcome<SignedMessage> of(HttpRequest<?> request) {
        List<String> ids = request.getHeaders().getAll("webhook-id");
        List<String> moments = request.getHeaders().getAll("webhook-timestamp");
        List<String> signatures = request.getHeaders().getAll("webhook-signature");
        if (ids.isEmpty() || moments.isEmpty() || signatures.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.SIGNATURE_MISSING));
        }
        boolean once = ids.size() == 1 && moments.size() == 1 && signatures.size() == 1;
        if (!once
                || !ID.matcher(ids.getFirst()).matches()
                || !SECONDS.matcher(moments.getFirst()).matches()) {
            return Outcome.refused(Problem.of(ProblemCode.SIGNATURE_INVALID));
        }
        return Outcome.done(new SignedMessage(
                ids.getFirst(), Instant.ofEpochSecond(Long.parseLong(moments.getFirst())), signatures.getFirst()));
    }

    /// The message, if it was signed with one of these secrets and not long ago. Refused: `signature_invalid`;
    /// `signature_stale`, which only whoever has the secret ever sees.
    Outcome<SignedMessage> verified(Secrets secrets, Instant now, String body) {
        boolean signed = secrets.goodAt(now).stream().anyMatch(secret -> secret.verifies(signatures, id, at, body));
        if (!signed) {
            return Outcome.refused(Problem.of(ProblemCode.SIGNATURE_INVALID));
        }
        return Duration.between(at, now).abs().compareTo(TOLERANCE) > 0
                ? Outcome.refused(Problem.of(ProblemCode.SIGNATURE_STALE))
                : Outcome.done(this);
    }
}
