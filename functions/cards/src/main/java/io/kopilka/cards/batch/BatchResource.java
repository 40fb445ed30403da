package io.kopilka.cards.batch;

import io.kopilka.platform.http.Problems;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Listings;
import io.kopilka.wire.OnceCalls;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.kopilka.wire.Turn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Batches of cards and their files: `/v1/card-batches` of the contract.
@Controller("/v1/card-batches")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BatchResource {

    private static final MediaType PDF = MediaType.of("application/pdf");
    private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");

    private final OrderBatch order;
    private final PlaceBatch place;
    private final FindBatch find;
    private final PrintBatch print;
    private final OnceCalls onceCalls;
    private final Listings listings;
    private final Replies replies;
    private final Problems problems;

    BatchResource(
            OrderBatch order,
            PlaceBatch place,
            FindBatch find,
            PrintBatch print,
            OnceCalls onceCalls,
            Listings listings,
            Replies replies,
            Problems problems) {
        this.order = order;
        this.place = place;
        this.find = find;
        this.print = print;
        this.onceCalls = onceCalls;
        this.listings = listings;
        this.replies = replies;
        this.problems = problems;
    }

    @Post
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> order(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return once(request, caller, body, Bodies.read(body, BatchWish::read), order::run);
    }

    @Get
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, find.list(caller, QueryParameters.of(request), listings.of(caller, request)));
    }

    @Get("/{id}")
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, find.read(caller, id));
    }

    @Post("/{id}/placements")
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> place(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return once(
                request,
                caller,
                body,
                Bodies.read(body, PlaceBatch.Wish::read),
                (who, wish, turn) -> place.run(who, id, wish, turn));
    }

    @Get("/{id}/sheet.pdf")
    @Produces("application/pdf")
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> sheet(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return file(request, print.sheets(caller, id, QueryParameters.of(request)), PDF, id + "-sheet.pdf");
    }

    @Get("/{id}/cards.pdf")
    @Produces("application/pdf")
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> cards(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return file(request, print.singly(caller, id, QueryParameters.of(request)), PDF, id + "-cards.pdf");
    }

    @Get("/{id}/numbers.csv")
    @Produces(MediaType.TEXT_CSV)
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> numbers(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return file(request, print.numbers(caller, id, QueryParameters.of(request)), CSV, id + "-numbers.csv");
    }

    @Get("/{id}/tracks.csv")
    @Produces(MediaType.TEXT_CSV)
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> tracks(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return file(request, print.tracks(caller, id, QueryParameters.of(request)), CSV, id + "-tracks.csv");
    }

    /// An operation that is done once for its key.
    private interface Operation<W> {
        Outcome<OnceResult> run(Caller caller, W wish, Turn turn);
    }

    private <W> HttpResponse<byte[]> once(
            HttpRequest<?> request, Caller caller, byte @Nullable [] body, Outcome<W> read, Operation<W> operation) {
        return switch (read) {
            case Outcome.Refused<W>(var problem) -> problems.answer(request, problem);
            case Outcome.Done<W>(W wish) ->
                onceCalls.run(request, caller, body, turn -> operation.run(caller, wish, turn));
        };
    }

    private HttpResponse<byte[]> file(HttpRequest<?> request, Outcome<byte[]> outcome, MediaType type, String name) {
        return switch (outcome) {
            case Outcome.Done<byte[]>(byte[] bytes) ->
                HttpResponse.ok(bytes)
                        .contentType(type)
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
            case Outcome.Refused<byte[]>(var problem) -> problems.answer(request, problem);
        };
    }
}
