package io.kopilka.tenants.team;

import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives a member another role or other stores.
///
/// Refused: `not_found`; `stale_etag`; `forbidden_scope` where the member or the role may do what the caller
/// may not; `unknown_store`; `last_owner`.
@Singleton
final class ChangeMember {

    private final FindMember find;
    private final People people;
    private final Handed handed;
    private final Authenticator authenticator;
    private final Table table;
    private final AuditTrail audit;

    ChangeMember(
            FindMember find, People people, Handed handed, Authenticator authenticator, Table table, AuditTrail audit) {
        this.find = find;
        this.people = people;
        this.handed = handed;
        this.authenticator = authenticator;
        this.table = table;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String id, EntityTag.Precondition precondition, byte @Nullable [] body) {
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    RoleWish wish = RoleWish.read(fields);
                    fields.end();
                    return Read.of(wish, faults);
                })
                .then(wish -> find.find(caller, id).then(person -> change(caller, person, precondition, wish)));
    }

    private Outcome<Answer> change(Caller caller, Person person, EntityTag.Precondition precondition, RoleWish wish) {
        if (!precondition.fits(new EntityTag(person.version()))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        return within(caller, person)
                .then(_ -> wish.handedOnBy(caller, handed))
                .then(stores -> write(caller, person, person.with(wish.role(), stores)));
    }

    /// Whether a caller may change or remove a member: only one who may do no more than they.
    static Outcome<Person> within(Caller caller, Person person) {
        return Handed.isWithin(caller, person.role().scopes(), person.stores())
                ? Outcome.done(person)
                : Outcome.refused(Problem.of(FieldError.at("", ProblemCode.FORBIDDEN_SCOPE)));
    }

    private Outcome<Answer> write(Caller caller, Person was, Person becomes) {
        People.Owners owners = people.owners(caller.tenant());
        boolean hasOwnerEverywhere = becomes.isOwner() && becomes.stores() instanceof StoreAccess.EveryStore;
        if (was.isOwner() && !hasOwnerEverywhere && owners.people().size() < 2) {
            return Outcome.refused(Problem.of(ProblemCode.LAST_OWNER));
        }
        List<Write> writes = new ArrayList<>(people.change(caller.tenant(), was, becomes, owners));
        writes.add(audit.entry(
                caller,
                AuditAction.PERSON_CHANGED,
                new AuditSubject(was.id().value()),
                AuditChange.between(PersonAnswer.place(was), PersonAnswer.place(becomes))));
        if (table.write(writes) instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        authenticator.memberChanged(caller.tenant(), was.mark());
        return Outcome.done(PersonAnswer.ok(becomes, Map.of()));
    }
}
