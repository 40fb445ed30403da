package io.kopilka.checkout;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.card.Holder;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.sale.HoldRequest;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Hold;
import io.kopilka.domain.ledger.HoldPoints;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sets points aside while a customer pays: `POST /v1/holds`. The account, guarded by its version, its entry
/// and the hold are one transaction, so two tills never hold the same points.
@Singleton
final class SetPointsAside {
    private final Directory directory;
    private final Purses purses;
    private final AccountStore accounts;
    private final Ulids ulids;
    private final Table table;
    private final InstantSource clock;

    SetPointsAside(
            Directory directory, Purses purses, AccountStore accounts, Ulids ulids, Table table, InstantSource clock) {
        this.directory = directory;
        this.purses = purses;
        this.accounts = accounts;
        this.ulids = ulids;
        this.table = table;
        this.clock = clock;
    }

    /// Refused: `unknown_store`, `unknown_card`, `unknown_customer`, `card_not_issued`, `card_not_personal`,
    /// `not_enough_points`, `too_many_holds`.
    Outcome<OnceResult> hold(Caller caller, HoldRequest request, Turn turn) {
        return store(caller, request)
                .then(store ->
                        holder(caller.tenant(), request).then(holder -> hold(caller, request, store, holder, turn)));
    }

    private Outcome<StoreProfile> store(Caller caller, HoldRequest request) {
        return StoreId.parse(request.store())
                .flatMap(id -> directory.store(caller, id))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE)));
    }

    private Outcome<Holder> holder(TenantId tenant, HoldRequest request) {
        return purses.payer(tenant, request.card(), request.customer()).then(payer -> switch (payer) {
            case Purses.Payer.Nobody _ -> Outcome.refused(Problem.of(ProblemCode.CARD_NOT_PERSONAL));
            case Purses.Payer.Somebody(var holder, var _) -> Outcome.done(holder);
        });
    }

    private Outcome<OnceResult> hold(Caller caller, HoldRequest request, StoreProfile store, Holder holder, Turn turn) {
        TenantId tenant = caller.tenant();
        Instant now = clock.instant();
        OffsetDateTime at = now.atZone(store.zone()).toOffsetDateTime();
        ReleaseHolds.Freed freed = ReleaseHolds.lapsed(
                accounts.load(tenant, holder.programme(), holder.account(), Consistency.STRONG),
                now,
                tenant,
                ulids::next);
        HoldPoints.Wish wish = new HoldPoints.Wish(
                ulids.next(), ulids.next(), request.points(), at, now, tenant, tenant, caller.actor());
        return switch (HoldPoints.post(freed.account(), wish)) {
            case HoldPoints.Outcome.NotEnough(var available) ->
                Outcome.refused(Problem.of(FieldError.at(
                        "/points",
                        ProblemCode.NOT_ENOUGH_POINTS,
                        Map.of("asked", Decimals.points(request.points()), "available", Decimals.points(available)))));
            case HoldPoints.Outcome.TooMany() ->
                Outcome.refused(Problem.of(ProblemCode.TOO_MANY_HOLDS, Map.of("most", Integer.toString(Hold.MOST))));
            case HoldPoints.Outcome.Held held -> Outcome.done(write(tenant, holder, freed.postings(), held, at, turn));
        };
    }

    private OnceResult write(
            TenantId tenant,
            Holder holder,
            List<Posting> released,
            HoldPoints.Outcome.Held held,
            OffsetDateTime at,
            Turn turn) {
        List<Posting> postings = new ArrayList<>(released);
        postings.add(held.posting());
        List<Write> writes =
                new ArrayList<>(accounts.writes(tenant, held.account(), postings, Occasion.of(holder.customer())));
        writes.add(StoredHolds.create(
                tenant,
                new StoredHold(
                        HoldId.of(held.hold().id()),
                        holder.customer(),
                        holder.programme(),
                        holder.account(),
                        held.hold().until())));
        Answer answer = Answers.created(
                HoldAnswer.of(held.hold(), holder.customer(), true, held.account(), at.toLocalDate()),
                "/v1/holds/" + HoldId.of(held.hold().id()).value());
        writes.addAll(turn.keeping(answer));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> new OnceResult.Kept(answer);
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }
}
