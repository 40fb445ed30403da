package io.kopilka.checkout;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives points free before their time: `POST /v1/holds/{id}/release`.
@Singleton
final class GivePointsFree {
    private final StoredHolds holds;
    private final AccountStore accounts;
    private final Directory directory;
    private final Ulids ulids;
    private final Table table;
    private final InstantSource clock;

    GivePointsFree(
            StoredHolds holds,
            AccountStore accounts,
            Directory directory,
            Ulids ulids,
            Table table,
            InstantSource clock) {
        this.holds = holds;
        this.accounts = accounts;
        this.directory = directory;
        this.ulids = ulids;
        this.table = table;
        this.clock = clock;
    }

    /// Refused: `not_found`; `hold_expired` and `hold_ended`, where the points are free or spent already.
    Outcome<OnceResult> release(Caller caller, String id, Turn turn) {
        TenantId tenant = caller.tenant();
        Optional<StoredHold> stored = HoldId.parse(id).flatMap(known -> holds.find(tenant, known));
        if (stored.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        StoredHold hold = stored.get();
        Instant now = clock.instant();
        OffsetDateTime at = now.atZone(directory.tenantOf(caller).zone()).toOffsetDateTime();
        ReleaseHolds.Freed freed =
                ReleaseHolds.lapsed(accounts.load(tenant, hold.programme(), hold.account()), now, tenant, ulids::next);
        ReleaseHolds.Released released =
                ReleaseHolds.one(freed.account(), hold.id().ulid(), ulids.next(), at, now, tenant, caller.actor());
        if (released == null) {
            return Outcome.refused(
                    Problem.of(now.isBefore(hold.until()) ? ProblemCode.HOLD_ENDED : ProblemCode.HOLD_EXPIRED));
        }
        List<Posting> postings = new ArrayList<>(freed.postings());
        postings.add(released.posting());
        List<Write> writes =
                new ArrayList<>(accounts.writes(tenant, released.account(), postings, Occasion.of(hold.customer())));
        Answer answer = Answers.ok(
                HoldAnswer.of(released.hold(), hold.customer(), false, released.account(), at.toLocalDate()));
        writes.addAll(turn.keeping(answer));
        return Outcome.done(
                switch (table.write(writes)) {
                    case WriteOutcome.Written() -> new OnceResult.Kept(answer);
                    case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
                });
    }
}
