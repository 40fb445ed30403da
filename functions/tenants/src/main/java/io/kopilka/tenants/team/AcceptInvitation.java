package io.kopilka.tenants.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Invitation;
import io.kopilka.platform.tenancy.InvitationCode;
import io.kopilka.platform.tenancy.Invitations;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.Visitor;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a person who follows an invitation into the team. Their name is that of the token or, where it says
/// none, that of the body; their address is the one that the invitation went to.
///
/// Refused: what is wrong with the body; `unknown_invitation`; `already_member`, and then the invitation stays.
@Singleton
final class AcceptInvitation {

    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_NAME = 100;
    private static final int CREATED = 201;

    private final Invitations invitations;
    private final People people;
    private final Directory directory;
    private final Authenticator authenticator;
    private final Table table;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final ServiceClock clock;

    AcceptInvitation(
            Invitations invitations,
            People people,
            Directory directory,
            Authenticator authenticator,
            Table table,
            AuditTrail audit,
            Ulids ulids,
            ServiceClock clock) {
        this.invitations = invitations;
        this.people = people;
        this.directory = directory;
        this.authenticator = authenticator;
        this.table = table;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    private record Wish(String code, Optional<String> name) {}

    Outcome<Answer> run(Visitor visitor, byte @Nullable [] body) {
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    Wish wish = new Wish(
                            fields.text("code", LONGEST_CODE),
                            Optional.ofNullable(fields.optionalText("name", LONGEST_NAME)));
                    fields.end();
                    return Read.of(wish, faults);
                })
                .then(wish -> fence(wish).call(() -> accept(visitor, wish)));
    }

    /// An invitation's code names its tenant, as a key does; whoever has it is let in there, and is noted beside.
    private static Fence fence(Wish wish) {
        return InvitationCode.parse(wish.code())
                .map(code -> Fence.around(code.tenant()).with(HouseRight.MEMBERSHIPS))
                .orElse(Fence.NONE);
    }

    private Outcome<Answer> accept(Visitor visitor, Wish wish) {
        Optional<InvitationCode> code = InvitationCode.parse(wish.code());
        Optional<Invitations.Stored> stored = code.flatMap(invitations::find);
        if (code.isEmpty() || stored.isEmpty()) {
            return unknown();
        }
        TenantId tenant = code.get().tenant();
        Invitation invitation = stored.get().invitation();
        if (people.find(tenant, visitor.mark()).isPresent()) {
            return Outcome.refused(Problem.of(ProblemCode.ALREADY_MEMBER));
        }
        Person person = new Person(
                PersonId.of(ulids.next()),
                visitor.mark(),
                visitor.name().or(wish::name),
                Optional.of(invitation.email()),
                invitation.role(),
                invitation.stores(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                1);
        List<Write> writes = new ArrayList<>();
        writes.add(invitations.end(stored.get()));
        writes.addAll(people.join(tenant, person, people.owners(tenant)));
        writes.add(audit.entry(
                caller(tenant, person, visitor),
                AuditAction.PERSON_JOINED,
                new AuditSubject(person.id().value()),
                AuditChange.of("/role", person.role().wireName())
                        .and(AuditChange.of("/invitation", invitation.id().value()))));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> {
                authenticator.memberChanged(tenant, visitor.mark());
                yield Outcome.done(answer(tenant, person));
            }
            case WriteOutcome.Refused(int index, var _, var _) ->
                index == 0 ? unknown() : Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        };
    }

    /// The person themselves, who is a member by this.
    private static Caller caller(TenantId tenant, Person person, Visitor visitor) {
        return new Caller(
                tenant,
                person.id(),
                person.role().scopes(),
                person.stores(),
                visitor.language(),
                Optional.of(person.role()),
                visitor.from());
    }

    private Answer answer(TenantId tenant, Person person) {
        ObjectNode json = Json.object();
        ObjectNode shop = json.putObject("tenant").put("id", tenant.value());
        directory.tenant(tenant).ifPresent(profile -> shop.set("name", Localized.json(profile.name())));
        json.set("person", PersonAnswer.json(person, Map.of()));
        return new Answer(CREATED, Map.of(), Json.write(json));
    }

    private static Outcome<Answer> unknown() {
        return Outcome.refused(Refusals.of("/code", ProblemCode.UNKNOWN_INVITATION));
    }
}
