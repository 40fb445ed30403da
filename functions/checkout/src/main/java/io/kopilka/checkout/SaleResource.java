package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Answers;
import io.kopilka.wire.IdempotencyKeys;
import io.kopilka.wire.Listings;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Quotes and receipts over HTTP.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SaleResource {
    private static final Map<String, Explain> EXPLAIN =
            Map.of("all", Explain.ALL, "near", Explain.NEAR, "none", Explain.NONE);

    private final QuoteSale quoteSale;
    private final CommitSale commitSale;
    private final Receipts receipts;
    private final ListReceipts listReceipts;
    private final Listings listings;
    private final ReadReceipt readReceipt;
    private final Replies replies;

    SaleResource(
            QuoteSale quoteSale,
            CommitSale commitSale,
            Receipts receipts,
            ListReceipts listReceipts,
            Listings listings,
            ReadReceipt readReceipt,
            Replies replies) {
        this.quoteSale = quoteSale;
        this.commitSale = commitSale;
        this.receipts = receipts;
        this.listReceipts = listReceipts;
        this.listings = listings;
        this.readReceipt = readReceipt;
        this.replies = replies;
    }

    /// Prices a receipt.
    @Post("/quotes")
    @RequiresScope(Scope.QUOTES_WRITE)
    HttpResponse<byte[]> quote(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        QueryParameters query = QueryParameters.of(request);
        Explain explain = query.choice("explain", EXPLAIN, Explain.NEAR);
        PrintedUnits units = PrintedUnits.when(query.flag("units", false));
        return replies.send(
                request,
                query.end(explain)
                        .then(level -> quoteSale.quote(caller, body, level, units))
                        .map(quote -> answer(caller, quote)));
    }

    /// Records a sale.
    @Post("/receipts")
    @RequiresScope(Scope.RECEIPTS_WRITE)
    HttpResponse<byte[]> commit(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        QueryParameters query = QueryParameters.of(request);
        PrintedUnits units = PrintedUnits.when(query.flag("units", false));
        Outcome<IdempotencyKey> key = query.end(request).then(IdempotencyKeys::required);
        Outcome<CommitSale.Committed> outcome = key.then(known -> commitSale.commit(caller, known, body, units));
        MutableHttpResponse<byte[]> response =
                replies.send(request, outcome.map(committed -> created(caller, committed.answer())));
        outcome.after(committed -> {
            if (committed.replayed()) {
                response.header("Idempotent-Replayed", "true");
            }
        });
        return response;
    }

    /// One receipt.
    @Get("/receipts/{id}")
    @RequiresScope(Scope.RECEIPTS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        Outcome<ObjectNode> receipt = ReceiptId.parse(id)
                .flatMap(known -> receipts.find(caller.tenant(), known))
                .filter(known -> ListReceipts.maySee(caller, known.answer()))
                .map(known -> Outcome.done(readReceipt.withReturns(caller.tenant(), known)))
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
        return replies.send(request, receipt.map(answer -> answer(caller, answer)));
    }

    /// Receipts, the latest first.
    @Get("/receipts")
    @RequiresScope(Scope.RECEIPTS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        return replies.send(
                request,
                listReceipts
                        .list(caller, QueryParameters.of(request), listings.of(caller, request))
                        .map(page -> answer(caller, page)));
    }

    private static Answer answer(Caller caller, ObjectNode bilingual) {
        return Answers.ok(Localized.render(bilingual, caller.language()));
    }

    private static Answer created(Caller caller, ObjectNode receipt) {
        return Answers.created(
                Localized.render(receipt, caller.language()),
                "/v1/receipts/" + receipt.path("id").asText());
    }
}
