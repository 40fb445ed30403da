package io.kopilka.webhooks.out;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.EntityTag;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Endpoints and their deliveries: `/v1/webhook-endpoints` of the contract.
@Controller("/v1/webhook-endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EndpointResource {

    private final CreateEndpoint createEndpoint;
    private final FindEndpoint findEndpoint;
    private final ChangeEndpoint changeEndpoint;
    private final ArchiveEndpoint archiveEndpoint;
    private final RotateSecret rotateSecret;
    private final ListDeliveries listDeliveries;
    private final Replay replay;
    private final SendTest sendTest;
    private final Listings listings;
    private final Replies replies;

    EndpointResource(
            CreateEndpoint createEndpoint,
            FindEndpoint findEndpoint,
            ChangeEndpoint changeEndpoint,
            ArchiveEndpoint archiveEndpoint,
            RotateSecret rotateSecret,
            ListDeliveries listDeliveries,
            Replay replay,
            SendTest sendTest,
            Listings listings,
            Replies replies) {
        this.createEndpoint = createEndpoint;
        this.findEndpoint = findEndpoint;
        this.changeEndpoint = changeEndpoint;
        this.archiveEndpoint = archiveEndpoint;
        this.rotateSecret = rotateSecret;
        this.listDeliveries = listDeliveries;
        this.replay = replay;
        this.sendTest = sendTest;
        this.listings = listings;
        this.replies = replies;
    }

    @Post
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> create(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, createEndpoint.run(caller, body));
    }

    @Get
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, findEndpoint.list(caller, QueryParameters.of(request)));
    }

    @Get("/{id}")
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, findEndpoint.read(caller, id));
    }

    @Put("/{id}")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> change(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(
                request,
                EntityTag.ifMatch(request).then(precondition -> changeEndpoint.run(caller, id, precondition, body)));
    }

    @Post("/{id}/archive")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> archive(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, archiveEndpoint.run(caller, id, body));
    }

    @Post("/{id}/rotate-secret")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> rotate(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, rotateSecret.run(caller, id, body));
    }

    @Get("/{id}/deliveries")
    @RequiresScope(Scope.WEBHOOKS_READ)
    HttpResponse<byte[]> deliveries(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(
                request, listDeliveries.run(caller, id, QueryParameters.of(request), listings.of(caller, request)));
    }

    @Post("/{id}/replay")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> replay(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, replay.run(caller, id, body));
    }

    @Post("/{id}/test")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    HttpResponse<byte[]> test(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, sendTest.run(caller, id, body));
    }
}
