package io.kopilka.tenants.store;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Listings;
import io.kopilka.wire.OnceCalls;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// The stores and their tills: `/v1/stores/…` of the contract.
@Controller("/v1/stores")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StoreResource {

    private final ListStores listStores;
    private final CreateStore createStore;
    private final ReadStore readStore;
    private final ChangeStore changeStore;
    private final Tills tills;
    private final Listings listings;
    private final OnceCalls once;
    private final Replies replies;

    StoreResource(
            ListStores listStores,
            CreateStore createStore,
            ReadStore readStore,
            ChangeStore changeStore,
            Tills tills,
            Listings listings,
            OnceCalls once,
            Replies replies) {
        this.listStores = listStores;
        this.createStore = createStore;
        this.readStore = readStore;
        this.changeStore = changeStore;
        this.tills = tills;
        this.listings = listings;
        this.once = once;
        this.replies = replies;
    }

    @Get
    @RequiresScope(Scope.STORES_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, listStores.run(caller, QueryParameters.of(request), listings.of(caller, request)));
    }

    @Post
    @RequiresScope(Scope.STORES_WRITE)
    HttpResponse<byte[]> create(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return once.run(request, caller, body, turn -> createStore.run(caller, body, turn));
    }

    @Get("/{id}")
    @RequiresScope(Scope.STORES_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, readStore.run(caller, id));
    }

    @Patch("/{id}")
    @RequiresScope(Scope.STORES_WRITE)
    HttpResponse<byte[]> change(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(
                request,
                EntityTag.ifMatch(request).then(precondition -> changeStore.run(caller, id, precondition, body)));
    }

    @Get("/{id}/tills")
    @RequiresScope(Scope.STORES_READ)
    HttpResponse<byte[]> tills(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, tills.list(caller, id));
    }

    @Put("/{id}/tills/{till}")
    @RequiresScope(Scope.STORES_WRITE)
    HttpResponse<byte[]> nameTill(
            HttpRequest<?> request,
            Caller caller,
            @PathVariable String id,
            @PathVariable String till,
            @Body byte @Nullable [] body) {
        return replies.send(request, tills.put(caller, id, till, body));
    }
}
