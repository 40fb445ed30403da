package io.kopilka.wire;

import io.kopilka.platform.http.Problems;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/// Sends what a use case came to: its answer as JSON, or its refusal as a problem.
@Singleton
public final class Replies {

    private final Problems problems;

    public Replies(Problems problems) {
        this.problems = problems;
    }

    /// The response to this request.
    public MutableHttpResponse<byte[]> send(HttpRequest<?> request, Outcome<Answer> outcome) {
        return switch (outcome) {
            case Outcome.Done<Answer>(Answer answer) -> send(answer);
            case Outcome.Refused<Answer>(Problem problem) -> problems.answer(request, problem);
        };
    }

    /// The response with this answer.
    public MutableHttpResponse<byte[]> send(Answer answer) {
        MutableHttpResponse<byte[]> response =
                HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.status())).body(answer.body());
        response.contentType(MediaType.APPLICATION_JSON_TYPE);
        answer.headers().forEach(response::header);
        return response;
    }
}
