package io.kopilka.tenants.team;

import io.kopilka.platform.http.OpenToPeople;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.Visitor;
import io.kopilka.wire.EntityTag;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// The team: `/v1/team`, `/v1/invitations` and `/v1/me/tenants` of the contract.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamResource {

    private final FindMember find;
    private final ChangeMember change;
    private final RemoveMember remove;
    private final InvitePerson invite;
    private final FindInvitation findInvitation;
    private final WithdrawInvitation withdraw;
    private final AcceptInvitation accept;
    private final ListMemberships memberships;
    private final Replies replies;

    TeamResource(
            FindMember find,
            ChangeMember change,
            RemoveMember remove,
            InvitePerson invite,
            FindInvitation findInvitation,
            WithdrawInvitation withdraw,
            AcceptInvitation accept,
            ListMemberships memberships,
            Replies replies) {
        this.find = find;
        this.change = change;
        this.remove = remove;
        this.invite = invite;
        this.findInvitation = findInvitation;
        this.withdraw = withdraw;
        this.accept = accept;
        this.memberships = memberships;
        this.replies = replies;
    }

    @Get("/team")
    @RequiresScope(Scope.TEAM_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(request, find.list(caller, QueryParameters.of(request)));
    }

    @Get("/team/{id}")
    @RequiresScope(Scope.TEAM_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(request, find.read(caller, id));
    }

    @Put("/team/{id}")
    @RequiresScope(Scope.TEAM_WRITE)
    HttpResponse<byte[]> change(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, EntityTag.ifMatch(request).then(tag -> change.run(caller, id, tag, body)));
    }

    @Post("/team/{id}/remove")
    @RequiresScope(Scope.TEAM_WRITE)
    HttpResponse<byte[]> remove(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, remove.run(caller, id, body));
    }

    @Post("/team/invitations")
    @RequiresScope(Scope.TEAM_WRITE)
    HttpResponse<byte[]> invite(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, invite.run(caller, body));
    }

    @Get("/team/invitations")
    @RequiresScope(Scope.TEAM_READ)
    HttpResponse<byte[]> invitations(HttpRequest<?> request, Caller caller) {
        return replies.send(request, findInvitation.list(caller, QueryParameters.of(request)));
    }

    @Post("/team/invitations/{id}/withdraw")
    @RequiresScope(Scope.TEAM_WRITE)
    HttpResponse<byte[]> withdraw(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return replies.send(request, withdraw.run(caller, id, body));
    }

    @Post("/invitations/accept")
    @OpenToPeople
    HttpResponse<byte[]> accept(HttpRequest<?> request, Visitor visitor, @Body byte @Nullable [] body) {
        return replies.send(request, accept.run(visitor, body));
    }

    @Get("/me/tenants")
    @OpenToPeople
    HttpResponse<byte[]> memberships(HttpRequest<?> request, Visitor visitor) {
        return replies.send(request, Outcome.done(memberships.run(visitor)));
    }
}
