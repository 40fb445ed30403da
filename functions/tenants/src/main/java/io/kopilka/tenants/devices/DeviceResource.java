package io.kopilka.tenants.devices;

import io.kopilka.platform.http.Guesses;
import io.kopilka.platform.http.OpenToAll;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Devices: `/v1/devices` of the contract. A device has no credential before it is paired, so pairing is open
/// to all, and whoever guesses at codes is cut off.
@Controller("/v1/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeviceResource {

    private final CreatePairingCode createCode;
    private final PairDevice pair;
    private final FindDevice find;
    private final RevokeDevice revoke;
    private final Guesses guesses;
    private final Replies replies;

    DeviceResource(
            CreatePairingCode createCode,
            PairDevice pair,
            FindDevice find,
            RevokeDevice revoke,
            Guesses guesses,
            Replies replies) {
        this.createCode = createCode;
        this.pair = pair;
        this.find = find;
        this.revoke = revoke;
        this.guesses = guesses;
        this.replies = replies;
    }

    @Post("/pairing-codes")
    @RequiresScope(Scope.DEVICES_WRITE)
    HttpResponse<byte[]> createCode(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, createCode.run(caller, body));
    }

    @Post("/pair")
    @OpenToAll
    HttpResponse<byte[]> pair(HttpRequest<?> request, @Body byte @Nullable [] body) {
        if (guesses.areUsedUp(request)) {
            return guesses.tooMany(request);
        }
        Outcome<Answer> outcome = pair.run(guesses.addressOf(request), body);
        return outcome instanceof Outcome.Refused<Answer>(Problem problem)
                        && problem.code() == ProblemCode.UNKNOWN_PAIRING_CODE
                ? guesses.refuse(request, "pairing code", problem)
                : replies.send(request, outcome);
    }

    @Get
    @RequiresScope(Scope.DEVICES_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, find.list(caller, QueryParameters.of(request)));
    }

    @Get("/{id}")
    @RequiresScope(Scope.DEVICES_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, find.read(caller, id));
    }

    @Post("/{id}/revoke")
    @RequiresScope(Scope.DEVICES_WRITE)
    HttpResponse<byte[]> revoke(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, revoke.run(caller, id, body));
    }
}
