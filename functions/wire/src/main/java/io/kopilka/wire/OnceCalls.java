package io.kopilka.wire;

import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.platform.http.Problems;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.Once;
import io.kopilka.platform.idempotency.OnceOutcome;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.idempotency.RequestDigest;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs an operation once for its idempotency key, where one is given, and sends what it came to.
@Singleton
public final class OnceCalls {
    /// How often an operation without a key is tried when others are faster.
    private static final int TRIES = 10;

    private static final byte[] NOTHING = {};

    private final Once once;
    private final Replies replies;
    private final Problems problems;

    public OnceCalls(Once once, Replies replies, Problems problems) {
        this.once = once;
        this.replies = replies;
        this.problems = problems;
    }

    /// Runs the operation, or sends its first answer again with `Idempotent-Replayed: true`.
    public HttpResponse<byte[]> run(
            HttpRequest<?> request,
            Caller caller,
            byte @Nullable [] body,
            Function<Turn, Outcome<OnceResult>> operation) {
        return switch (IdempotencyKeys.optional(request)) {
            case Outcome.Refused<Optional<IdempotencyKey>>(var problem) -> problems.answer(request, problem);
            case Outcome.Done<Optional<IdempotencyKey>>(var key) ->
                key.isPresent()
                        ? withKey(request, caller, key.get(), body == null ? NOTHING : body, operation)
                        : withoutKey(request, operation);
        };
    }

    /// Runs an operation that moves points: it must have a key, and is one transaction. Refused:
    /// `idempotency_key_missing`, `idempotency_key_invalid`, `idempotency_key_reused`.
    public HttpResponse<byte[]> runAtOnce(
            HttpRequest<?> request,
            Caller caller,
            byte @Nullable [] body,
            Function<Turn, Outcome<OnceResult>> operation) {
        return switch (IdempotencyKeys.required(request)) {
            case Outcome.Refused<IdempotencyKey>(var problem) -> problems.answer(request, problem);
            case Outcome.Done<IdempotencyKey>(var key) -> {
                Refusal refusal = new Refusal();
                yield sent(
                        request,
                        refusal,
                        once.runAtOnce(
                                caller.tenant(),
                                key,
                                digest(request, body == null ? NOTHING : body),
                                lease -> refusal.resultOf(operation.apply(Turn.of(lease)))));
            }
        };
    }

    private static RequestDigest digest(HttpRequest<?> request, byte[] body) {
        return RequestDigest.of(request.getMethodName(), request.getPath(), body);
    }

    private HttpResponse<byte[]> withoutKey(HttpRequest<?> request, Function<Turn, Outcome<OnceResult>> operation) {
        for (int tries = 0; tries < TRIES; tries++) {
            switch (operation.apply(Turn.WITHOUT_KEY)) {
                case Outcome.Refused<OnceResult>(var problem) -> {
                    return problems.answer(request, problem);
                }
                case Outcome.Done<OnceResult>(OnceResult.Kept(var answer)) -> {
                    return replies.send(answer);
                }
                case Outcome.Done<OnceResult>(OnceResult.Refused(var answer)) -> {
                    return replies.send(answer);
                }
                case Outcome.Done<OnceResult>(OnceResult.Overtaken()) -> {}
            }
        }
        return problems.answer(request, Problem.of(ProblemCode.UNAVAILABLE));
    }

    private HttpResponse<byte[]> withKey(
            HttpRequest<?> request,
            Caller caller,
            IdempotencyKey key,
            byte[] body,
            Function<Turn, Outcome<OnceResult>> operation) {
        Refusal refusal = new Refusal();
        return sent(
                request,
                refusal,
                once.run(
                        caller.tenant(),
                        key,
                        digest(request, body),
                        lease -> refusal.resultOf(operation.apply(Turn.of(lease)))));
    }

    private HttpResponse<byte[]> sent(HttpRequest<?> request, Refusal refusal, OnceOutcome outcome) {
        return switch (outcome) {
            case OnceOutcome.Performed(Answer answer) -> refusal.orElse(request, answer);
            case OnceOutcome.Replayed(Answer answer) -> {
                MutableHttpResponse<byte[]> response = replies.send(answer);
                yield response.header("Idempotent-Replayed", "true");
            }
            case OnceOutcome.KeyReused() -> problems.answer(request, Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            case OnceOutcome.StillInFlight() -> problems.answer(request, Problem.of(ProblemCode.UNAVAILABLE));
        };
    }

    /// A refusal is rendered for its request and not kept; it is carried past the record of answers.
    private final class Refusal {
        private @Nullable Problem problem;

        OnceResult resultOf(Outcome<OnceResult> outcome) {
            return switch (outcome) {
                case Outcome.Done<OnceResult>(var result) -> result;
                case Outcome.Refused<OnceResult>(var refused) -> {
                    problem = refused;
                    yield new OnceResult.Refused(new Answer(refused.status(), Map.of(), NOTHING));
                }
            };
        }

        HttpResponse<byte[]> orElse(HttpRequest<?> request, Answer answer) {
            return problem == null ? replies.send(answer) : problems.answer(request, problem);
        }
    }
}
