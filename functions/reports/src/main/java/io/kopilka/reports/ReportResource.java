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

/// Reports over HTTP: JSON, or CSV or a workbook for who would rather have it.
@Controller("/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportResource {
    private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV, XLSX})
    @RequiresScope(Scope.REPORTS_READ)
    HttpResponse<byte[]> sales(HttpRequest<?> request, Caller caller) {
        return answer(
                request,
                sales.read(caller, QueryParameters.of(request)),
                ReportAnswer::of,
                sold -> ReportTable.of(sold, caller.language()));
    }

    /// What points did, by day.
    @Get("/points")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV, XLSX})
    @RequiresScope(Scope.REPORTS_READ)
    HttpResponse<byte[]> points(HttpRequest<?> request, Caller caller) {
        return answer(
                request,
                points.read(caller, QueryParameters.of(request)),
                ReportAnswer::of,
                moved -> ReportTable.of(moved, caller.language()));
    }

    private <R> HttpResponse<byte[]> answer(
            HttpRequest<?> request, Outcome<R> outcome, Function<R, ObjectNode> json, Function<R, ReportTable> table) {
        Form form = Form.wantedBy(request);
        if (form != Form.JSON && outcome instanceof Outcome.Done<R>(R report)) {
            ReportTable rows = table.apply(report);
            return form == Form.CSV
                    ? HttpResponse.ok(ReportCsv.of(rows)).contentType(CSV)
                    : HttpResponse.ok(ReportXlsx.of(rows, "Kopilka")).contentType(MediaType.of(XLSX));
        }
        return replies.send(request, outcome.map(report -> Answers.ok(json.apply(report))));
    }

    /// How a report is written.
    private enum Form {
        JSON(MediaType.APPLICATION_JSON),
        CSV(MediaType.TEXT_CSV),
        WORKBOOK(XLSX);

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /// The first form that the reader likes best; JSON where they say nothing.
        static Form wantedBy(HttpRequest<?> request) {
            for (MediaType accepted : MediaType.orderedOf(request.getHeaders().getAll("Accept"))) {
                for (Form form : values()) {
                    if (accepted.matches(MediaType.of(form.type))) {
                        return form;
                    }
                }
            }
            return JSON;
        }
    }
}
