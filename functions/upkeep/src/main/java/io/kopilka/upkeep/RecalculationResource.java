package io.kopilka.upkeep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How far accounts have been looked at after a publication, over HTTP.
@Controller("/v1/recalculations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecalculationResource {
    private final RecalculateTiers recalculate;
    private final Replies replies;

    RecalculationResource(RecalculateTiers recalculate, Replies replies) {
        this.recalculate = recalculate;
        this.replies = replies;
    }

    /// The latest one.
    @Get
    @RequiresScope(Scope.RULES_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller) {
        Outcome<Optional<Recalculation>> progress =
                QueryParameters.of(request).end(recalculate.progress(caller.tenant()));
        return replies.send(
                request,
                progress.map(known ->
                        Answers.ok(known.map(RecalculationResource::answer).orElseGet(RecalculationResource::none))));
    }

    private static ObjectNode answer(Recalculation known) {
        return Json.object()
                .put("ruleset", known.ruleset().number())
                .put("state", known.finished().isPresent() ? "finished" : "running")
                .put("reviewed", known.reviewed())
                .put("startedAt", moment(known.started()))
                .put(
                        "finishedAt",
                        known.finished().map(RecalculationResource::moment).orElse(null));
    }

    private static ObjectNode none() {
        return Json.object()
                .putNull("ruleset")
                .put("state", "none")
                .put("reviewed", 0)
                .putNull("startedAt")
                .putNull("finishedAt");
    }

    private static String moment(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
