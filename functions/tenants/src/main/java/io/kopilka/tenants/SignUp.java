package io.kopilka.tenants;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.tenancy.Visitor;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a tenant and its sandbox for a person who has proved who they are, and makes them the owner of both, all in
/// one
/// transaction. The keys are shown this once.
///
/// Refused: what is wrong with the body; `too_many_items` to a member of 100 tenants, sandboxes among them.
@Singleton
final class SignUp {

    /// The most tenants, sandboxes among them, of a person who founds another.
    static final int MOST = 100;

    private final FoundTenant found;
    private final People people;
    private final Authenticator authenticator;
    private final AuditTrail audit;
    private final Ulids ulids;

    SignUp(FoundTenant found, People people, Authenticator authenticator, AuditTrail audit, Ulids ulids) {
        this.found = found;
        this.people = people;
        this.authenticator = authenticator;
        this.audit = audit;
        this.ulids = ulids;
    }

    Outcome<Answer> run(Visitor visitor, byte @Nullable [] body) {
        return found.read(body)
                .then(founding -> hasRoom(visitor, founding))
                .then(founding -> create(visitor, founding));
    }

    private Outcome<Founding> hasRoom(Visitor visitor, Founding founding) {
        int known = Fence.ofHouse(HouseRight.MEMBERSHIPS)
                .call(() -> people.tenantsOf(visitor.mark()))
                .size();
        if (known < MOST) {
            return Outcome.done(founding);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Организаций у одного человека может быть не больше " + MOST + ", считая песочницы.",
                "A person may have at most " + MOST + " tenants, sandboxes among them.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private Outcome<Answer> create(Visitor visitor, Founding founding) {
        Person owner = new Person(
                PersonId.of(ulids.next()),
                visitor.mark(),
                visitor.name(),
                visitor.email(),
                Role.OWNER,
                new StoreAccess.EveryStore(),
                founding.live().tenant().createdAt().truncatedTo(ChronoUnit.SECONDS),
                1);
        List<Write> writes = new ArrayList<>();
        for (Founding.Side side : List.of(founding.live(), founding.sandbox())) {
            TenantProfile tenant = side.tenant();
            writes.addAll(people.found(tenant.id(), owner));
            writes.add(audit.entry(
                    new Caller(
                            tenant.id(),
                            owner.id(),
                            Role.OWNER.scopes(),
                            owner.stores(),
                            visitor.language(),
                            Optional.of(Role.OWNER),
                            visitor.from()),
                    AuditAction.TENANT_CREATED,
                    new AuditSubject(tenant.id().value()),
                    AuditChange.made(TenantAnswer.json(tenant))));
        }
        return found.create(founding, writes).map(answer -> {
            authenticator.memberChanged(founding.live().tenant().id(), visitor.mark());
            authenticator.memberChanged(founding.sandbox().tenant().id(), visitor.mark());
            return answer;
        });
    }
}
