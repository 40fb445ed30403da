package io.kopilka.tenants.keys;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
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

/// API keys: `/v1/api-keys` of the contract.
@Controller("/v1/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeyResource {

    private final CreateKey create;
    private final FindKey find;
    private final RotateKey rotate;
    private final RevokeKey revoke;
    private final Replies replies;

    KeyResource(CreateKey create, FindKey find, RotateKey rotate, RevokeKey revoke, Replies replies) {
        this.create = create;
        this.find = find;
        this.rotate = rotate;
        this.revoke = revoke;
        this.replies = replies;
    }

    @Post
    @RequiresScope(Scope.KEYS_WRITE)
    HttpResponse<byte[]> create(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, create.run(caller, body));
    }

    @Get
    @RequiresScope(Scope.KEYS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, find.list(caller, QueryParameters.of(request)));
    }

    @Get("/{id}")
    @RequiresScope(Scope.KEYS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, find.read(caller, id));
    }

    @Post("/{id}/rotate")
    @RequiresScope(Scope.KEYS_WRITE)
    HttpResponse<byte[]> rotate(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, rotate.run(caller, id, body));
    }

    @Post("/{id}/revoke")
    @RequiresScope(Scope.KEYS_WRITE)
    HttpResponse<byte[]> revoke(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, revoke.run(caller, id, body));
    }
}
