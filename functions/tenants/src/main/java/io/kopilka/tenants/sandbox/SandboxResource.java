package io.kopilka.tenants.sandbox;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// What only a sandbox has: `/v1/sandbox/…` of the contract.
@Controller("/v1/sandbox")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SandboxResource {

    private final SetClock setClock;
    private final ReadInbox readInbox;
    private final Replies replies;

    SandboxResource(SetClock setClock, ReadInbox readInbox, Replies replies) {
        this.setClock = setClock;
        this.readInbox = readInbox;
        this.replies = replies;
    }

    @Get("/clock")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> clock(HttpRequest<?> request, Caller caller) {
        return replies.send(request, setClock.read(caller));
    }

    @Put("/clock")
    @RequiresScope(Scope.TENANT_WRITE)
    HttpResponse<byte[]> setClock(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, setClock.set(caller, body));
    }

    @Get("/inbox")
    @RequiresScope(Scope.TEAM_READ)
    HttpResponse<byte[]> inbox(HttpRequest<?> request, Caller caller) {
        return replies.send(request, readInbox.run(caller));
    }
}
