package io.kopilka.programs;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Listings;
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

/// The programme as one document: `/v1/ruleset/…` and `/v1/rulesets/…` of the contract.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RulesetResource {

    private final ReadDraft readDraft;
    private final ReplaceDraft replaceDraft;
    private final PublishRuleset publishRuleset;
    private final RestoreRuleset restoreRuleset;
    private final ReadRuleset readRuleset;
    private final ListRulesets listRulesets;
    private final Listings listings;
    private final Replies replies;

    RulesetResource(
            ReadDraft readDraft,
            ReplaceDraft replaceDraft,
            PublishRuleset publishRuleset,
            RestoreRuleset restoreRuleset,
            ReadRuleset readRuleset,
            ListRulesets listRulesets,
            Listings listings,
            Replies replies) {
        this.readDraft = readDraft;
        this.replaceDraft = replaceDraft;
        this.publishRuleset = publishRuleset;
        this.restoreRuleset = restoreRuleset;
        this.readRuleset = readRuleset;
        this.listRulesets = listRulesets;
        this.listings = listings;
        this.replies = replies;
    }

    @Get("/ruleset/draft")
    @RequiresScope(Scope.RULES_READ)
    HttpResponse<byte[]> readDraft(HttpRequest<?> request, Caller caller) {
        return replies.send(request, Outcome.done(readDraft.run(caller)));
    }

    @Put("/ruleset/draft")
    @RequiresScope(Scope.RULES_WRITE)
    HttpResponse<byte[]> replaceDraft(HttpRequest<?> request, Caller caller, @Body byte[] body) {
        return replies.send(
                request, EntityTag.ifMatch(request).then(precondition -> replaceDraft.run(caller, precondition, body)));
    }

    @Post("/ruleset/publish")
    @RequiresScope(Scope.RULES_PUBLISH)
    HttpResponse<byte[]> publish(HttpRequest<?> request, Caller caller, @Body byte[] body) {
        return replies.send(request, publishRuleset.run(caller, body));
    }

    @Get("/rulesets")
    @RequiresScope(Scope.RULES_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(
                request, listRulesets.run(caller, QueryParameters.of(request), listings.of(caller, request)));
    }

    @Get("/rulesets/{version}")
    @RequiresScope(Scope.RULES_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String version) {
        return replies.send(request, readRuleset.run(caller, version));
    }

    @Post("/rulesets/{version}/restore")
    @RequiresScope(Scope.RULES_PUBLISH)
    HttpResponse<byte[]> restore(
            HttpRequest<?> request, Caller caller, @PathVariable String version, @Body byte[] body) {
        return replies.send(request, restoreRuleset.run(caller, version, body));
    }
}
