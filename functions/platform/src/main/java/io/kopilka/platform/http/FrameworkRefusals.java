package io.kopilka.platform.http;

import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// What the framework refuses before a resource sees it (no such address, wrong method, wrong type, too large),
/// said as
/// problems.
@Singleton
final class FrameworkRefusals implements ErrorResponseProcessor<byte[]> {

    private final Problems problems;

    FrameworkRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> refusal) {
        Optional<String> allowed = Optional.ofNullable(refusal.getHeaders().get(HttpHeaders.ALLOW));
        MutableHttpResponse<byte[]> answer = problems.answer(context.getRequest(), problem(context, refusal, allowed));
        allowed.ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer;
    }

    private static Problem problem(ErrorContext context, HttpResponse<?> refusal, Optional<String> allowed) {
        Optional<Problem> ofArgument = context.getRootCause().flatMap(FrameworkRefusals::ofArgument);
        if (ofArgument.isPresent()) {
            return ofArgument.get();
        }
        int status = refusal.code();
        if (status == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
            return Problem.of(
                    ProblemCode.METHOD_NOT_ALLOWED,
                    allowed.map(methods -> Map.of("allowed", methods)).orElse(Map.of()));
        }
        return Problem.of(codeOf(status));
    }

    private static Optional<Problem> ofArgument(Throwable cause) {
        return switch (cause) {
            case JsonSyntaxException _ -> Optional.of(Problem.of(ProblemCode.MALFORMED_JSON));
            case ConversionErrorException wrong ->
                Optional.of(Problem.of(FieldError.at(pointer(wrong.getArgument()), ProblemCode.INVALID_VALUE)));
            case UnsatisfiedRouteException missing
            when missing.getArgument().isAnnotationPresent(Body.class) ->
                Optional.of(Problem.of(FieldError.at("", ProblemCode.MALFORMED_JSON)));
            case UnsatisfiedRouteException missing ->
                Optional.of(Problem.of(FieldError.at(pointer(missing.getArgument()), ProblemCode.MISSING_FIELD)));
            default -> Optional.empty();
        };
    }

    private static String pointer(Argument<?> argument) {
        return argument.isAnnotationPresent(QueryValue.class) ? "?" + argument.getName() : "";
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN_SCOPE;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemCode.RATE_LIMITED;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> status < 500 ? ProblemCode.INVALID_VALUE : ProblemCode.INTERNAL_ERROR;
        };
    }
}
