package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.sale.HoldReader;
import io.kopilka.contract.sale.HoldRequest;
import io.kopilka.contract.sale.ReturnReader;
import io.kopilka.contract.sale.ReturnRequest;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.OnceCalls;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.kopilka.wire.Turn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Returns of goods, and points set aside, over HTTP: what moves points beside sales. Each call is one
/// transaction under the caller's key.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReturnResource {
    private final TakeGoodsBack takeGoodsBack;
    private final SetPointsAside setPointsAside;
    private final GivePointsFree givePointsFree;
    private final OnceCalls calls;
    private final Replies replies;

    ReturnResource(
            TakeGoodsBack takeGoodsBack,
            SetPointsAside setPointsAside,
            GivePointsFree givePointsFree,
            OnceCalls calls,
            Replies replies) {
        this.takeGoodsBack = takeGoodsBack;
        this.setPointsAside = setPointsAside;
        this.givePointsFree = givePointsFree;
        this.calls = calls;
        this.replies = replies;
    }

    /// Takes some of the goods back.
    @Post("/receipts/{id}/returns")
    @RequiresScope(Scope.RETURNS_WRITE)
    HttpResponse<byte[]> giveBack(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return run(
                request,
                caller,
                body,
                ReturnReader::some,
                (ReturnRequest wanted, Turn turn) -> takeGoodsBack.take(caller, id, wanted, turn));
    }

    /// Cancels what is left of a sale.
    @Post("/receipts/{id}/cancel")
    @RequiresScope(Scope.RETURNS_WRITE)
    HttpResponse<byte[]> cancel(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return run(
                request,
                caller,
                body,
                ReturnReader::all,
                (ReturnRequest wanted, Turn turn) -> takeGoodsBack.take(caller, id, wanted, turn));
    }

    /// Sets points aside.
    @Post("/holds")
    @RequiresScope(Scope.HOLDS_WRITE)
    HttpResponse<byte[]> hold(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return run(
                request,
                caller,
                body,
                HoldReader::read,
                (HoldRequest wanted, Turn turn) -> setPointsAside.hold(caller, wanted, turn));
    }

    /// Gives them free.
    @Post("/holds/{id}/release")
    @RequiresScope(Scope.HOLDS_WRITE)
    HttpResponse<byte[]> release(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return switch (QueryParameters.of(request).end(request).then(_ -> Bodies.empty(body))) {
            case Outcome.Refused<JsonNode>(var problem) -> replies.send(request, Outcome.refused(problem));
            case Outcome.Done<JsonNode> _ ->
                calls.runAtOnce(request, caller, body, turn -> givePointsFree.release(caller, id, turn));
        };
    }

    private <T> HttpResponse<byte[]> run(
            HttpRequest<?> request,
            Caller caller,
            byte @Nullable [] body,
            Function<JsonNode, Read<T>> reader,
            BiFunction<T, Turn, Outcome<OnceResult>> operation) {
        return switch (QueryParameters.of(request).end(request).then(_ -> Bodies.read(body, reader))) {
            case Outcome.Refused<T>(var problem) -> replies.send(request, Outcome.refused(problem));
            case Outcome.Done<T>(var wanted) ->
                calls.runAtOnce(request, caller, body, turn -> operation.apply(wanted, turn));
        };
    }
}
