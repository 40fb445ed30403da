package io.kopilka.tenants;

import io.kopilka.platform.http.OpenToPeople;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.Visitor;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// The tenant itself: `/v1/me`, `/v1/tenants` and `/v1/tenant/…` of the contract.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantResource {

    private final ReadMe readMe;
    private final ChangeTenant changeTenant;
    private final DeleteTenant deleteTenant;
    private final SignUp signUp;
    private final Replies replies;

    TenantResource(
            ReadMe readMe, ChangeTenant changeTenant, DeleteTenant deleteTenant, SignUp signUp, Replies replies) {
        this.readMe = readMe;
        this.changeTenant = changeTenant;
        this.deleteTenant = deleteTenant;
        this.signUp = signUp;
        this.replies = replies;
    }

    @Get("/me")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> me(HttpRequest<?> request, Caller caller) {
        return replies.send(request, Outcome.done(readMe.run(caller)));
    }

    @Post("/tenants")
    @OpenToPeople
    HttpResponse<byte[]> signUp(HttpRequest<?> request, Visitor visitor, @Body byte @Nullable [] body) {
        return replies.send(request, signUp.run(visitor, body));
    }

    @Get("/tenant")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller) {
        return replies.send(request, Outcome.done(changeTenant.read(caller)));
    }

    @Patch("/tenant")
    @RequiresScope(Scope.TENANT_WRITE)
    HttpResponse<byte[]> change(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(
                request,
                EntityTag.ifMatch(request).then(precondition -> changeTenant.change(caller, precondition, body)));
    }

    @Post("/tenant/deletion")
    @RequiresScope(Scope.TENANT_WRITE)
    HttpResponse<byte[]> askForDeletion(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, deleteTenant.ask(caller, body));
    }

    @Post("/tenant/deletion/cancel")
    @RequiresScope(Scope.TENANT_WRITE)
    HttpResponse<byte[]> takeDeletionBack(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(request, deleteTenant.takeBack(caller, body));
    }
}
