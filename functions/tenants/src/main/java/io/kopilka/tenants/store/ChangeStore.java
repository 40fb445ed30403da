package io.kopilka.tenants.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.tenants.TenantWish;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.EntityTag.Precondition;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes what a store is called, where it stands and whether it is in use; what is not named stays. The zone stays
/// always.
///
/// Refused: what is wrong with the body; `not_found`; `stale_etag`.
@Singleton
final class ChangeStore {

    private final Table table;
    private final Directory directory;
    private final ReadStore read;
    private final InstantSource clock;
    private final AuditTrail audit;

    ChangeStore(Table table, Directory directory, ReadStore read, InstantSource clock, AuditTrail audit) {
        this.table = table;
        this.directory = directory;
        this.read = read;
        this.clock = clock;
        this.audit = audit;
    }

    private record Change(Optional<Text> name, Optional<String> address, Optional<Boolean> archived) {

        static Read<Change> read(JsonNode body) {
            Faults faults = new Faults();
            Fields fields = Fields.of(body, "", faults);
            Change change = new Change(
                    Optional.ofNullable(fields.optionalName("name", TenantWish.LONGEST_NAME)),
                    Optional.ofNullable(fields.optionalText("address", TenantWish.LONGEST_ADDRESS)),
                    fields.has("archived") ? Optional.of(fields.flag("archived", false)) : Optional.empty());
            fields.optional("archived");
            fields.end();
            return Read.of(change, faults);
        }

        StoreProfile of(StoreProfile store, Instant now) {
            Optional<Instant> since = archived.isEmpty()
                    ? store.archived()
                    : archived.filter(wanted -> wanted)
                            .map(_ -> store.archived().orElse(now));
            return new StoreProfile(
                    store.id(), name.orElse(store.name()), store.zone(), address.or(store::address), since);
        }
    }

    Outcome<Answer> run(Caller caller, String id, Precondition precondition, byte @Nullable [] body) {
        return Bodies.read(body, Change::read)
                .then(change -> read.find(caller, id).then(store -> commit(caller, store, precondition, change)))
                .map(store -> StoreAnswer.ok(store, directory.tenantOf(caller)));
    }

    private Outcome<Stored<StoreProfile>> commit(
            Caller caller, Stored<StoreProfile> store, Precondition precondition, Change change) {
        if (!precondition.fits(new EntityTag(store.version()))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        StoreProfile changed = change.of(store.value(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean closes =
                changed.archived().isPresent() && store.value().archived().isEmpty();
        TenantProfile tenant = directory.tenantOf(caller);
        Write entry = audit.entry(
                caller,
                closes ? AuditAction.STORE_ARCHIVED : AuditAction.STORE_CHANGED,
                new AuditSubject(changed.id().value()),
                AuditChange.between(StoreAnswer.json(store.value(), tenant), StoreAnswer.json(changed, tenant)));
        return switch (table.write(List.of(directory.change(caller.tenant(), changed, store.version()), entry))) {
            case WriteOutcome.Written() -> {
                directory.learn(caller.tenant(), changed);
                yield Outcome.done(new Stored<>(changed, store.version() + 1));
            }
            case WriteOutcome.Refused _ -> Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        };
    }
}
