package io.kopilka.platform.http;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.tenancy.IssuerUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outermost handler: faults that nobody expected. The client gets an id to name, the log gets the fault, once.
@Singleton
final class UnexpectedFailure implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailure.class);

    private final Problems problems;
    private final RequestId requestId;

    UnexpectedFailure(Problems problems, RequestId requestId) {
        this.problems = problems;
        this.requestId = requestId;
    }

    // Micronaut's raw HttpRequest, by its interface.
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<byte[]> handle(HttpRequest request, Throwable fault) {
        HttpRequest<?> typed = request;
        LOG.atError()
                .addKeyValue("requestId", requestId.of(typed))
                .setCause(fault)
                .log("A request failed");
        boolean passes = fault instanceof TableUnavailable
                || fault instanceof QueueUnavailable
                || fault instanceof IssuerUnavailable;
        ProblemCode code = passes ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL_ERROR;
        return problems.answer(typed, Problem.of(code));
    }
}
