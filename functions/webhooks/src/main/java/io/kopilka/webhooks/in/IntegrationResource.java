package io.kopilka.webhooks.in;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Listings;
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

/// Integrations and what comes from them: `/v1/integrations` and `/v1/in/generic` of the contract.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntegrationResource {

    private final ManageIntegrations integrations;
    private final ListInbound listInbound;
    private final TakeReceipt takeReceipt;
    private final Listings listings;
    private final Replies replies;

    IntegrationResource(
            ManageIntegrations integrations,
            ListInbound listInbound,
            TakeReceipt takeReceipt,
            Listings listings,
            Replies replies) {
        this.integrations = integrations;
        this.listInbound = listInbound;
        this.takeReceipt = takeReceipt;
        this.listings = listings;
        this.replies = replies;
    }

    @Post("/integrations")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> create(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, integrations.create(caller, body));
    }

    @Get("/integrations")
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, integrations.list(caller, QueryParameters.of(request)));
    }

    @Get("/integrations/{id}")
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, integrations.read(caller, id));
    }

    @Post("/integrations/{id}/archive")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> archive(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, integrations.archive(caller, id, body));
    }

    @Post("/integrations/{id}/rotate-secret")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> rotate(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, integrations.rotate(caller, id, body));
    }

    @Get("/integrations/{id}/receipts")
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> receipts(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(
                request, listInbound.run(caller, id, QueryParameters.of(request), listings.of(caller, request)));
    }

    @Post("/in/generic")
    @RequiresScope(Scope.RECEIPTS_WRITE)
    HttpResponse<byte[]> take(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, takeReceipt.run(request, caller, body));
    }
}
