package io.kopilka.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.Function;

/// Reports over HTTP: JSON, or CSV for who accepts nothing else before it.
@Controller("/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportResource {
    private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");

    private final SalesReport sales;
    private final PointsReport points;
    private final Replies replies;

    ReportResource(SalesReport sales, PointsReport points, Replies replies) {
        this.sales = sales;
        this.points = points;
        this.replies = replies;
    }

    /// What was sold, by day.
    @Get("/sales")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    @RequiresScope(Scope.REPORTS_READ)
    HttpResponse<byte[]> sales(HttpRequest<?> request, Caller caller) {
        return answer(
                request,
                sales.read(caller, QueryParameters.of(request)),
                ReportAnswer::of,
                sold -> ReportCsv.of(sold, caller.language()));
    }

    /// What points did, by day.
    @Get("/points")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    @RequiresScope(Scope.REPORTS_READ)
    HttpResponse<byte[]> points(HttpRequest<?> request, Caller caller) {
        return answer(
                request,
                points.read(caller, QueryParameters.of(request)),
                ReportAnswer::of,
                moved -> ReportCsv.of(moved, caller.language()));
    }

    private <R> HttpResponse<byte[]> answer(
            HttpRequest<?> request, Outcome<R> outcome, Function<R, ObjectNode> json, Function<R, byte[]> csv) {
        if (wantsCsv(request) && outcome instanceof Outcome.Done<R>(R report)) {
            return HttpResponse.ok(csv.apply(report)).contentType(CSV);
        }
        return replies.send(request, outcome.map(report -> Answers.ok(json.apply(report))));
    }

    private static boolean wantsCsv(HttpRequest<?> request) {
        for (MediaType type : MediaType.orderedOf(request.getHeaders().getAll("Accept"))) {
            if (type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (type.matches(MediaType.TEXT_CSV_TYPE)) {
                return true;
            }
        }
        return false;
    }
}
