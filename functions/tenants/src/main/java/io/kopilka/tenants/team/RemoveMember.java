package io.kopilka.tenants.team;

import io.kopilka.contract.json.Json;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a member out of the team: at once in this process, within a minute everywhere. What they did keeps
/// their id.
///
/// Refused: `not_found`; `forbidden_scope` where the member may do what the caller may not; `last_owner`;
/// `unavailable` where somebody else changes the team at this moment.
@Singleton
final class RemoveMember {

    private final FindMember find;
    private final People people;
    private final Authenticator authenticator;
    private final Table table;
    private final AuditTrail audit;

    RemoveMember(FindMember find, People people, Authenticator authenticator, Table table, AuditTrail audit) {
        this.find = find;
        this.people = people;
        this.authenticator = authenticator;
        this.table = table;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body)
                .then(_ -> find.find(caller, id))
                .then(person -> ChangeMember.within(caller, person))
                .then(person -> remove(caller, person));
    }

    private Outcome<Answer> remove(Caller caller, Person person) {
        People.Owners owners = people.owners(caller.tenant());
        if (person.isOwner() && owners.people().size() < 2) {
            return Outcome.refused(Problem.of(ProblemCode.LAST_OWNER));
        }
        List<Write> writes = new ArrayList<>(people.leave(caller.tenant(), person, owners));
        writes.add(audit.entry(
                caller,
                AuditAction.PERSON_REMOVED,
                new AuditSubject(person.id().value()),
                AuditChange.between(PersonAnswer.place(person), Json.object())));
        if (Fence.current().with(HouseRight.MEMBERSHIPS).call(() -> table.write(writes))
                instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        authenticator.memberChanged(caller.tenant(), person.mark());
        return Outcome.done(Answers.ok(PersonAnswer.json(person, Map.of())));
    }
}
