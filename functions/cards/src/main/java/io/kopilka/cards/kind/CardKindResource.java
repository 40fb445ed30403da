package io.kopilka.cards.kind;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Card kinds: `/v1/card-kinds` of the contract.
@Controller("/v1/card-kinds")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CardKindResource {

    private final FindCardKind find;
    private final ChangeCardKind change;
    private final Replies replies;

    CardKindResource(FindCardKind find, ChangeCardKind change, Replies replies) {
        this.find = find;
        this.change = change;
        this.replies = replies;
    }

    @Get
    @RequiresScope(Scope.CARDS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, find.list(caller, QueryParameters.of(request)));
    }

    @Get("/{id}")
    @RequiresScope(Scope.CARDS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, find.read(caller, id));
    }

    @Put("/{id}")
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> change(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(
                request, EntityTag.ifMatch(request).then(precondition -> change.run(caller, id, precondition, body)));
    }
}
