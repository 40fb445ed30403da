package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.sale.ReturnRequest;
import io.kopilka.contract.sale.ReturnRequest.Goods;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.RecordedSale;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.domain.ledger.ReturnGoods;
import io.kopilka.domain.ledger.ReturnOutcome;
import io.kopilka.domain.ledger.ReturnToPost;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes goods back, or cancels what is left of a sale: `POST /v1/receipts/{id}/returns` and `/cancel`
/// (docs/pricing.md, 20).
///
/// The return, what has come back in all, the account, its entries and the answer under the caller's key are
/// one transaction: the account is guarded by its version, and what has come back by its own, so that nothing
/// comes back twice, whether the sale had a customer or not.
@Singleton
final class TakeGoodsBack {
    private static final AccountId NOBODY = new AccountId(AccountId.PREFIX + "0".repeat(Ulid.LENGTH));

    private final Receipts receipts;
    private final Returns returns;
    private final BookedSales booked;
    private final UseLeases uses;
    private final AccountStore accounts;
    private final Rulebook rulebook;
    private final Directory directory;
    private final Ulids ulids;
    private final Table table;
    private final InstantSource clock;

    TakeGoodsBack(
            Receipts receipts,
            Returns returns,
            BookedSales booked,
            UseLeases uses,
            AccountStore accounts,
            Rulebook rulebook,
            Directory directory,
            Ulids ulids,
            Table table,
            InstantSource clock) {
        this.receipts = receipts;
        this.returns = returns;
        this.booked = booked;
        this.uses = uses;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.directory = directory;
        this.ulids = ulids;
        this.table = table;
        this.clock = clock;
    }

    /// A return with all that decides it.
    ///
    /// @param booked null where the sale had no customer
    private record Case(
            Caller caller,
            RecordedReceipt receipt,
            ReturnRequest request,
            Moment moment,
            PublishedRuleset rules,
            PricedReceipt priced,
            Returned before,
            @Nullable Booked booked) {
        TenantId tenant() {
            return caller.tenant();
        }
    }

    /// Refused: `not_found`, `unknown_store`, `unknown_line`, `return_exceeds_sold`, `already_returned`;
    /// `out_of_range` where it lies too far ahead.
    Outcome<OnceResult> take(Caller caller, String id, ReturnRequest request, Turn turn) {
        Optional<RecordedReceipt> receipt = ReceiptId.parse(id)
                .flatMap(known -> receipts.find(caller.tenant(), known))
                .filter(known -> ListReceipts.maySee(caller, known.answer()));
        if (receipt.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        return zone(caller, request, receipt.get())
                .then(zone -> Moment.of(request.at(), zone, clock.instant()))
                .map(moment -> load(caller, receipt.get(), request, moment))
                .then(all -> post(all, turn));
    }

    /// The zone of the store where the goods come back, or that which sold them.
    private Outcome<ZoneId> zone(Caller caller, ReturnRequest request, RecordedReceipt receipt) {
        if (request.store() == null) {
            return Outcome.done(ZoneId.of(receipt.inputs().path("zone").asText()));
        }
        return StoreId.parse(request.store())
                .flatMap(store -> directory.store(caller, store))
                .map(store -> Outcome.done(store.zone()))
                .orElseGet(() -> Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE)));
    }

    /// Where the goods came back, or where they were sold.
    private static StoreId store(Case all) {
        String told = all.request().store();
        return new StoreId(told == null ? all.receipt().answer().path("store").asText() : told);
    }

    private Case load(Caller caller, RecordedReceipt receipt, ReturnRequest request, Moment moment) {
        TenantId tenant = caller.tenant();
        RulesetVersion version =
                new RulesetVersion(receipt.answer().path("ruleset").asInt());
        PublishedRuleset rules = rulebook.version(tenant, version)
                .orElseThrow(() -> new UnreadableItem(
                        Keys.receipt(tenant, receipt.id()), "its ruleset " + version + " is not there"));
        return new Case(
                caller,
                receipt,
                request,
                moment,
                rules,
                RecordedPrice.of(tenant, receipt, rules.ruleset()),
                returns.of(tenant, receipt.id()),
                booked.of(tenant, receipt));
    }

    private Outcome<OnceResult> post(Case all, Turn turn) {
        Booked book = all.booked();
        ReleaseHolds.Freed freed = book == null
                ? new ReleaseHolds.Freed(nobody(all.tenant()), List.of())
                : ReleaseHolds.lapsed(
                        accounts.load(all.tenant(), book.programme(), book.account()),
                        all.moment().recorded(),
                        all.tenant(),
                        ulids::next);
        ReturnId step = ReturnId.of(ulids.next());
        ReturnToPost goods = new ReturnToPost(
                step.ulid(),
                sale(all),
                all.before().quantities(),
                returning(all),
                all.moment().inStore(),
                all.moment().recorded(),
                all.caller().actor());
        PublishedRuleset present = rulebook.current(all.tenant());
        return switch (ReturnGoods.post(
                freed.account(),
                all.rules().posting(),
                rulebook.judge(all.tenant(), freed.account().counters(), all.rules()),
                present.posting().tiers(),
                goods)) {
            case ReturnOutcome.UnknownLine(String line) ->
                Outcome.refused(Refusals.of(pointer(all.request(), line) + "/id", ProblemCode.UNKNOWN_LINE));
            case ReturnOutcome.MoreThanLeft(String line, Quantity left) ->
                Outcome.refused(Problem.of(FieldError.at(
                        pointer(all.request(), line) + "/quantity",
                        ProblemCode.RETURN_EXCEEDS_SOLD,
                        Map.of("left", Decimals.quantity(left)))));
            case ReturnOutcome.Nothing() -> Outcome.refused(Problem.of(ProblemCode.ALREADY_RETURNED));
            case ReturnOutcome.Posted posted ->
                Outcome.done(write(all, step, goods, freed.postings(), posted, present, turn));
        };
    }

    private OnceResult write(
            Case all,
            ReturnId step,
            ReturnToPost goods,
            List<Posting> released,
            ReturnOutcome.Posted posted,
            PublishedRuleset present,
            Turn turn) {
        Account after = all.booked() == null ? null : posted.account();
        ObjectNode customer =
                all.receipt().answer().get("customer") instanceof ObjectNode known ? known.deepCopy() : null;
        ObjectNode document = new ReturnAnswer(
                        step,
                        all.receipt().id(),
                        store(all),
                        all.request(),
                        all.moment(),
                        all.rules().ruleset().currency())
                .document(posted, after, customer, present.ruleset());
        List<Write> writes = new ArrayList<>(Returns.record(
                all.tenant(),
                all.receipt().id(),
                step,
                all.before().with(goods.returning(), posted.whole()),
                all.caller().actor(),
                document));
        if (after != null) {
            List<Posting> postings = new ArrayList<>(released);
            Optional.ofNullable(posted.posting()).ifPresent(postings::add);
            writes.addAll(accounts.writes(all.tenant(), after, postings, occasion(all, posted)));
        }
        if (posted.whole() && all.receipt().inputs().has(ReceiptAnswer.USES)) {
            writes.addAll(uses.giveBack(
                    all.tenant(),
                    all.rules(),
                    all.priced().applied(),
                    all.receipt().day()));
        }
        Answer answer =
                Answers.created(document, "/v1/receipts/" + all.receipt().id().value());
        writes.addAll(turn.keeping(answer));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> new OnceResult.Kept(answer);
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }

    private static Occasion occasion(Case all, ReturnOutcome.Posted posted) {
        return new Occasion(
                CustomerId.parse(all.receipt()
                                .answer()
                                .path("customer")
                                .path("id")
                                .asText())
                        .orElse(null),
                posted.tier() == null ? TierMove.NONE : TierMove.LOWERED);
    }

    /// In the place of an account where the sale had none; no points moved, so nothing happens to it.
    private static Account nobody(TenantId tenant) {
        return Account.open(NOBODY, ProgrammeId.ownOf(tenant));
    }

    private RecordedSale sale(Case all) {
        Booked book = all.booked();
        Posting posting = book == null || book.posting() == null
                ? null
                : accounts.posting(all.tenant(), book.programme(), book.account(), book.posting())
                        .orElseThrow(() -> new UnreadableItem(
                                Keys.receipt(all.tenant(), all.receipt().id()), "its ledger entries are not there"));
        return new RecordedSale(
                all.receipt().id(),
                all.receipt().day(),
                all.priced(),
                posting,
                book == null ? null : book.tierBefore(),
                all.tenant(),
                all.tenant());
    }

    private static Map<String, Quantity> returning(Case all) {
        Map<String, Quantity> returning = new HashMap<>();
        List<Goods> goods = all.request().goods();
        if (goods != null) {
            goods.forEach(each -> returning.put(each.line(), each.quantity()));
            return returning;
        }
        for (PricedLine line : all.priced().lines()) {
            String id = line.line().id();
            long left = line.line().quantity().units()
                    - all.before().quantities().getOrDefault(id, Quantity.ZERO).units();
            if (left > 0) {
                returning.put(id, Quantity.ofThousandths(left));
            }
        }
        return returning;
    }

    private static String pointer(ReturnRequest request, String line) {
        List<Goods> goods = request.goods() == null ? List.of() : request.goods();
        for (int i = 0; i < goods.size(); i++) {
            if (goods.get(i).line().equals(line)) {
                return "/lines/" + i;
            }
        }
        throw new IllegalStateException("only lines that were named can be refused");
    }
}
