package io.kopilka.platform.http;

import io.kopilka.domain.text.Language;
import io.kopilka.platform.problem.AcceptLanguage;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.problem.ProblemJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Answers with problems: the one place where a refusal becomes HTTP.
@Singleton
public final class Problems {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final RequestId requestId;

    public Problems(RequestId requestId) {
        this.requestId = requestId;
    }

    /// The answer to this request, in the language that it asks for.
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Problem problem) {
        MutableHttpResponse<byte[]> response = HttpResponse.status(problem.status(), reason(problem));
        response.contentType(ProblemJson.MEDIA_TYPE);
        Language language = languageOf(request);
        response.header(HttpHeaders.CONTENT_LANGUAGE, AcceptLanguage.tag(language));
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        waitOf(problem)
                .ifPresent(
                        wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        if (request.getMethod() != HttpMethod.HEAD) {
            response.body(ProblemJson.write(problem, language, request.getPath(), requestId.of(request)));
        }
        return response;
    }

    /// The language that a request asks for.
    public static Language languageOf(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE))
                .map(AcceptLanguage::preferred)
                .orElse(AcceptLanguage.USUAL);
    }

    private static Optional<Duration> waitOf(Problem problem) {
        boolean mayPass = problem.code() == ProblemCode.UNAVAILABLE || problem.code() == ProblemCode.RATE_LIMITED;
        return problem.retryAfter().or(() -> mayPass ? Optional.of(USUAL_WAIT) : Optional.empty());
    }

    private static String reason(Problem problem) {
        return problem.code().wireName();
    }
}
