package io.kopilka.tenants.store;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Directory.StorePage;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens a store.
///
/// Refused: what is wrong with the body; `too_many_items` above 500 stores in use; `forbidden_scope` to whoever may act
/// in some stores only, for they could not act in this one.
@Singleton
final class CreateStore {

    /// The most stores in use.
    static final int MOST = 500;

    private static final int AT_ONCE = 1_000;

    private final Table table;
    private final Directory directory;
    private final Ulids ulids;
    private final AuditTrail audit;

    CreateStore(Table table, Directory directory, Ulids ulids, AuditTrail audit) {
        this.table = table;
        this.directory = directory;
        this.ulids = ulids;
        this.audit = audit;
    }

    Outcome<OnceResult> run(Caller caller, byte @Nullable [] body, Turn turn) {
        if (!(caller.stores() instanceof StoreAccess.EveryStore)) {
            return Outcome.refused(
                    Problem.of(ProblemCode.FORBIDDEN_SCOPE, Map.of("scope", Scope.STORES_WRITE.wireName())));
        }
        return Bodies.read(body, StoreWish::read)
                .then(wish -> hasRoom(caller, wish))
                .map(wish -> create(caller, wish, turn));
    }

    private Outcome<StoreWish> hasRoom(Caller caller, StoreWish wish) {
        long inUse = 0;
        Optional<Cursor> next = Optional.empty();
        do {
            StorePage page = directory.stores(caller.tenant(), AT_ONCE, next);
            inUse += page.stores().stream()
                    .filter(store -> store.archived().isEmpty())
                    .count();
            next = page.next();
        } while (next.isPresent());
        if (inUse < MOST) {
            return Outcome.done(wish);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Магазинов может быть не больше " + MOST + ".",
                "There may be at most " + MOST + " stores.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private OnceResult create(Caller caller, StoreWish wish, Turn turn) {
        StoreProfile store = StoreProfile.of(StoreId.of(ulids.next()), wish.name(), wish.zone(), wish.address());
        Answer created = Answers.created(
                StoreAnswer.json(store, directory.tenantOf(caller)),
                "/v1/stores/" + store.id().value());
        List<Write> writes = new ArrayList<>();
        writes.add(directory.create(caller.tenant(), store));
        writes.add(audit.entry(
                caller,
                AuditAction.STORE_CREATED,
                new AuditSubject(store.id().value()),
                AuditChange.made(StoreAnswer.json(store, directory.tenantOf(caller)))));
        writes.addAll(turn.keeping(created));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> {
                directory.learn(caller.tenant(), store);
                yield new OnceResult.Kept(created);
            }
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }
}
