package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.PostSale;
import io.kopilka.domain.ledger.PostedSale;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.domain.ledger.SaleToPost;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Prompt;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.problem.RawJson;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Reckoning;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what recording a sale comes to: the price or the refusal, the postings, the receipt, and all writes
/// of the one transaction.
@Singleton
final class SaleRecording {
    private final AccountStore accounts;
    private final Rulebook rulebook;
    private final QuoteToken tokens;
    private final Ulids ulids;

    SaleRecording(AccountStore accounts, Rulebook rulebook, QuoteToken tokens, Ulids ulids) {
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.tokens = tokens;
        this.ulids = ulids;
    }

    /// A sale ready to be written.
    ///
    /// @param answer what the till is answered once it is
    /// @param writes of one transaction
    /// @param exclusive what no other receipt may have, by the place of its write
    /// @param uses of offers that must be taken before
    record Draft(ObjectNode answer, List<Write> writes, Map<Integer, ProblemCode> exclusive, List<UseWanted> uses) {

        /// The refusal where a write could not be done for a reason that trying again does not change.
        Optional<Problem> refusal(WriteOutcome.Refused refused) {
            return Optional.ofNullable(exclusive.get(refused.index())).map(Problem::of);
        }
    }

    /// Refused: `sale_forbidden`, `price_changed`, `payments_mismatch`; never where the sale was made offline.
    ///
    /// @param units as they are told in the quote that `price_changed` carries
    Outcome<Draft> draft(Caller caller, Sale sale, PrintedUnits units, Moment moment, ReceiptId id, String keyDigest) {
        return Reckoning.of("/lines", () -> sale.price(Explain.NEAR)).then(priced -> {
            if (sale.request().offline() != null) {
                PricedReceipt charged = charged(sale, priced);
                return Outcome.done(draft(caller, sale, moment, id, keyDigest, charged, priced));
            }
            return accepted(caller, sale, units, moment, priced)
                    .map(price -> draft(caller, sale, moment, id, keyDigest, price, null));
        });
    }

    private static PricedReceipt charged(Sale sale, PricedReceipt priced) {
        var ruleset = sale.rules().ruleset();
        return new ChargedPrice(priced, ruleset.offers(), ruleset.scheme())
                .of(java.util.Objects.requireNonNull(sale.request().offline()).charged());
    }

    private Outcome<PricedReceipt> accepted(
            Caller caller, Sale sale, PrintedUnits units, Moment moment, PricedReceipt priced) {
        if (priced.isForbidden()) {
            return Outcome.refused(Problem.of(ProblemCode.SALE_FORBIDDEN).with(forbiddenLines(sale, priced)));
        }
        Money expected = sale.request().expectedTotal();
        boolean isReduced = priced.prompts().stream().anyMatch(Prompt.RedeemReduced.class::isInstance);
        if (isReduced || (expected != null && !expected.equals(priced.total()))) {
            ObjectNode quote = new SaleAnswer(sale, priced, false)
                    .quote(tokens.issue(caller.tenant(), sale.rules().version(), moment.recorded()));
            ObjectNode told = units.on(quote, sale.request().document().path("lines"));
            byte[] rendered = Json.write(Localized.render(told, caller.language()));
            return Outcome.refused(Problem.of(ProblemCode.PRICE_CHANGED)
                    .with("quote", new RawJson(new String(rendered, StandardCharsets.UTF_8))));
        }
        Money paid = Money.ZERO;
        for (SaleRequest.Payment payment : sale.request().payments()) {
            paid = paid.plus(payment.amount() == null ? Money.ZERO : payment.amount());
        }
        return paid.equals(priced.total())
                ? Outcome.done(priced)
                : Outcome.refused(Problem.of(mismatch(paid, priced.total(), sale)));
    }

    private static FieldError mismatch(Money paid, Money total, Sale sale) {
        Currency currency = sale.rules().ruleset().currency();
        return FieldError.at(
                "/payments",
                ProblemCode.PAYMENTS_MISMATCH,
                Map.of("sum", Decimals.money(paid, currency), "total", Decimals.money(total, currency)));
    }

    private static List<FieldError> forbiddenLines(Sale sale, PricedReceipt priced) {
        List<FieldError> errors = new ArrayList<>();
        for (Prompt prompt : priced.prompts()) {
            if (prompt instanceof Prompt.Forbidden forbidden) {
                for (int i = 0; i < sale.request().lines().size(); i++) {
                    if (forbidden.lines().contains(sale.request().lines().get(i).id())) {
                        errors.add(FieldError.at("/lines/" + i, ProblemCode.SALE_FORBIDDEN));
                    }
                }
            }
        }
        return errors;
    }

    /// @param engine what the engine makes of a sale that was charged offline; null for one made with the
    ///     service
    private Draft draft(
            Caller caller,
            Sale sale,
            Moment moment,
            ReceiptId id,
            String keyDigest,
            PricedReceipt price,
            @Nullable PricedReceipt engine) {
        Posted posted = post(caller, sale, moment, id, price, engine != null);
        ReceiptAnswer answer = new ReceiptAnswer(sale, price, moment, id);
        ObjectNode document = answer.document(posted.after());
        if (engine != null) {
            document.set(
                    "differences",
                    Differences.between(
                            chargedDocument(sale.request()), new SaleAnswer(sale, engine, false).quote("")));
        }
        RecordedReceipt receipt = new RecordedReceipt(
                id, keyDigest, SaleIdentity.of(sale.request()), document, answer.inputs(), posted.booked());
        List<Write> writes =
                new ArrayList<>(Receipts.record(caller.tenant(), receipt, moment.inStore(), posted.customer()));
        writes.addAll(posted.writes());
        return new Draft(
                document,
                writes,
                exclusives(caller, sale.request(), id, writes),
                UseWanted.of(sale, price, engine != null));
    }

    /// What posting a sale to its account comes to.
    ///
    /// @param after the account afterwards; null where none is touched
    private record Posted(
            @Nullable Account after,
            @Nullable CustomerId customer,
            @Nullable Booked booked,
            List<Write> writes) {}

    private Posted post(Caller caller, Sale sale, Moment moment, ReceiptId id, PricedReceipt price, boolean offline) {
        return switch (sale.purse()) {
            case Purse.Empty _ -> new Posted(null, null, null, List.of());
            case Purse.Held held -> {
                ReleaseHolds.Freed freed =
                        ReleaseHolds.lapsed(held.stored(), moment.recorded(), caller.tenant(), ulids::next);
                SaleToPost toPost = new SaleToPost(
                        ulids.next(),
                        id,
                        moment.inStore(),
                        moment.recorded(),
                        price,
                        offline ? Channel.OFFLINE : Channel.ONLINE,
                        caller.tenant(),
                        caller.tenant(),
                        caller.actor(),
                        held.hold() == null ? null : held.hold().id());
                PostingRules judge =
                        rulebook.judge(caller.tenant(), freed.account().counters(), sale.rules());
                PostedSale posted = PostSale.post(freed.account(), sale.rules().posting(), judge, toPost);
                List<Posting> postings = new ArrayList<>(freed.postings());
                Optional.ofNullable(posted.posting()).ifPresent(postings::add);
                Account after = posted.account();
                yield new Posted(
                        after,
                        held.holder().customer(),
                        new Booked(
                                after.programme(),
                                after.id(),
                                posted.posting() == null
                                        ? null
                                        : posted.posting().id(),
                                posted.tierBefore()),
                        accounts.writes(
                                caller.tenant(),
                                after,
                                postings,
                                new Occasion(
                                        held.holder().customer(),
                                        posted.tier() == null ? TierMove.NONE : TierMove.RAISED)));
            }
        };
    }

    private static Map<Integer, ProblemCode> exclusives(
            Caller caller, SaleRequest request, ReceiptId id, List<Write> writes) {
        Map<Integer, ProblemCode> exclusive = new java.util.HashMap<>();
        if (request.externalId() != null) {
            exclusive.put(writes.size(), ProblemCode.EXTERNAL_ID_TAKEN);
            writes.add(Receipts.take(caller.tenant(), "externalId", request.externalId(), id));
        }
        if (request.fiscal() != null) {
            exclusive.put(writes.size(), ProblemCode.FISCAL_TAKEN);
            writes.add(Receipts.take(caller.tenant(), "fiscal", request.fiscal(), id));
        }
        return exclusive;
    }

    /// The answer to a sale that is sent again: the stored one, and where it is now said to have been charged
    /// offline, what was charged differently.
    ObjectNode replay(SaleRequest request, RecordedReceipt known) {
        if (request.offline() == null || known.identity().offline()) {
            return known.answer();
        }
        ObjectNode answer = known.answer().deepCopy();
        answer.set("differences", Differences.between(chargedDocument(request), known.answer()));
        return answer;
    }

    private static ObjectNode chargedDocument(SaleRequest request) {
        return (ObjectNode) request.document().path("offline").path("charged");
    }
}
