package io.kopilka.tenants;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Listings;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// The audit log over HTTP: a page of JSON, or a longer part as CSV or as JSON line by line for who asks for that.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditResource {

    private final ListAudit listAudit;
    private final Listings listings;
    private final Replies replies;

    AuditResource(ListAudit listAudit, Listings listings, Replies replies) {
        this.listAudit = listAudit;
        this.listings = listings;
        this.replies = replies;
    }

    @Get("/audit")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV, AuditForm.LINES})
    @RequiresScope(Scope.AUDIT_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        AuditForm form = AuditForm.of(request);
        Outcome<Answer> outcome =
                listAudit.run(caller, QueryParameters.of(request), listings.of(caller, request), form);
        MutableHttpResponse<byte[]> response = replies.send(request, outcome);
        return outcome instanceof Outcome.Done<Answer> ? response.contentType(form.contentType()) : response;
    }
}
