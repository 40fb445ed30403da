package io.kopilka.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Listings;
import io.kopilka.wire.OnceCalls;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cards and customers over HTTP.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MemberResource {
    private final Cards cards;
    private final Customers customers;
    private final CreateCustomer createCustomer;
    private final IssueCard issueCard;
    private final ListLedger listLedger;
    private final CorrectPoints correctPoints;
    private final CardAnswer cardAnswer;
    private final CustomerAnswer customerAnswer;
    private final OnceCalls calls;
    private final Listings listings;
    private final Replies replies;

    MemberResource(
            Cards cards,
            Customers customers,
            CreateCustomer createCustomer,
            IssueCard issueCard,
            ListLedger listLedger,
            CorrectPoints correctPoints,
            CardAnswer cardAnswer,
            CustomerAnswer customerAnswer,
            OnceCalls calls,
            Listings listings,
            Replies replies) {
        this.cards = cards;
        this.customers = customers;
        this.createCustomer = createCustomer;
        this.issueCard = issueCard;
        this.listLedger = listLedger;
        this.correctPoints = correctPoints;
        this.cardAnswer = cardAnswer;
        this.customerAnswer = customerAnswer;
        this.calls = calls;
        this.listings = listings;
        this.replies = replies;
    }

    /// A card and what stands behind it.
    @Get("/cards/{number}")
    @RequiresScope(Scope.CARDS_READ)
    HttpResponse<byte[]> card(HttpRequest<?> request, Caller caller, @PathVariable String number) {
        Outcome<ObjectNode> card = CardNumber.parse(number)
                .flatMap(known -> cards.find(caller.tenant(), known, Consistency.EVENTUAL))
                .map(stored -> Outcome.done(cardAnswer.of(caller.tenant(), stored.card())))
                .orElseGet(MemberResource::notFound);
        return replies.send(request, card.map(Answers::ok));
    }

    /// Hands a card to a customer.
    @Post("/cards/{number}/issue")
    @RequiresScope(Scope.CARDS_WRITE)
    HttpResponse<byte[]> issue(
            HttpRequest<?> request, Caller caller, @PathVariable String number, @Body byte @Nullable [] body) {
        return switch (issueCard.read(caller, body)) {
            case Outcome.Refused<IssueCard.Receiver>(var problem) -> replies.send(request, Outcome.refused(problem));
            case Outcome.Done<IssueCard.Receiver>(var receiver) ->
                calls.run(
                        request,
                        caller,
                        body,
                        turn -> CardNumber.parse(number)
                                .map(known -> issueCard.issue(caller, known, receiver, turn))
                                .orElseGet(MemberResource::notFound));
        };
    }

    /// Brings a customer into the system.
    @Post("/customers")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    HttpResponse<byte[]> create(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return switch (createCustomer.read(caller, body)) {
            case Outcome.Refused<?>(var problem) -> replies.send(request, Outcome.refused(problem));
            case Outcome.Done<io.kopilka.accounts.customer.Customer.Questionnaire>(var questionnaire) ->
                calls.run(
                        request,
                        caller,
                        body,
                        turn -> Outcome.done(createCustomer.create(caller, questionnaire, turn)));
        };
    }

    /// Customers, the newest first.
    @Get("/customers")
    @RequiresScope(Scope.CUSTOMERS_READ)
    HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        QueryParameters query = QueryParameters.of(request);
        int limit = query.limit();
        Listing listing = listings.of(caller, request);
        var after = query.cursor(listing);
        return replies.send(request, query.end(limit).map(most -> {
            Customers.Part part = customers.list(caller.tenant(), most, after);
            List<ObjectNode> items = part.customers().stream()
                    .map(id -> customers.find(caller.tenant(), id, Consistency.EVENTUAL))
                    .flatMap(Optional::stream)
                    .map(stored -> CustomerAnswer.summary(stored.customer()))
                    .toList();
            return Answers.ok(Answers.page(listing, items, part.next()));
        }));
    }

    /// One customer.
    @Get("/customers/{id}")
    @RequiresScope(Scope.CUSTOMERS_READ)
    HttpResponse<byte[]> customer(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(
                request,
                find(caller, id).map(stored -> Answers.ok(customerAnswer.of(caller.tenant(), stored.customer()))));
    }

    /// A customer's ledger entries, the newest first.
    @Get("/customers/{id}/points")
    @RequiresScope(Scope.CUSTOMERS_READ)
    HttpResponse<byte[]> points(HttpRequest<?> request, Caller caller, @PathVariable String id) {
        return replies.send(
                request,
                find(caller, id)
                        .then(stored -> listLedger.list(
                                caller, stored.customer(), QueryParameters.of(request), listings.of(caller, request)))
                        .map(Answers::ok));
    }

    /// Gives a customer points, or takes some.
    @Post("/customers/{id}/points/adjustments")
    @RequiresScope(Scope.POINTS_ADJUST)
    HttpResponse<byte[]> correct(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body byte @Nullable [] body) {
        return switch (QueryParameters.of(request).end(request).then(_ -> Bodies.read(body, CorrectPoints::read))) {
            case Outcome.Refused<CorrectPoints.Wanted>(var problem) -> replies.send(request, Outcome.refused(problem));
            case Outcome.Done<CorrectPoints.Wanted>(var wanted) ->
                calls.runAtOnce(request, caller, body, turn -> correctPoints.correct(caller, id, wanted, turn));
        };
    }

    private Outcome<Customers.Stored> find(Caller caller, String id) {
        return CustomerId.parse(id)
                .flatMap(known -> customers.find(caller.tenant(), known, Consistency.STRONG))
                .map(Outcome::done)
                .orElseGet(MemberResource::notFound);
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
    }
}
