package io.kopilka.tenants;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// The tenant itself: `/v1/me` and `/v1/stores/…` of the contract.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantResource {

    private final ReadMe readMe;
    private final ReadStore readStore;
    private final Replies replies;

    TenantResource(ReadMe readMe, ReadStore readStore, Replies replies) {
        this.readMe = readMe;
        this.readStore = readStore;
        this.replies = replies;
    }

    @Get("/me")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> me(HttpRequest<?> request, Caller caller) {
        return replies.send(request, Outcome.done(readMe.run(caller)));
    }

    @Get("/stores/{id}")
    @RequiresScope(Scope.STORES_READ)
    HttpResponse<byte[]> store(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, readStore.run(caller, id));
    }
}
