package io.kopilka.tenants.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.InvitationId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.outbox.Outbox;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Invitation;
import io.kopilka.platform.tenancy.InvitationCode;
import io.kopilka.platform.tenancy.Invitations;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Invites a person by e-mail: whoever follows the letter's code within a week joins the team. The letter goes
/// out in the transaction that makes the invitation; its code is shown to whoever invites too, this once, so
/// that it can be handed over another way.
///
/// Refused: what is wrong with the body; `forbidden_scope` where the role may do what the caller may not;
/// `unknown_store`; `too_many_items` above [People#MOST] members or [Invitations#MOST] open invitations.
@Singleton
final class InvitePerson {

    private static final int LONGEST_EMAIL = 254;
    private static final int CREATED = 201;

    /// A mailbox, an at sign and a domain with a dot in it. Whether it exists is found out by the letter.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]+\\.[^\\s@<>\",;.]{2,}");

    private final People people;
    private final Invitations invitations;
    private final Handed handed;
    private final Directory directory;
    private final Outbox outbox;
    private final Table table;
    private final AuditTrail audit;
    private final Ulids ulids;
    private final ServiceClock clock;

    InvitePerson(
            People people,
            Invitations invitations,
            Handed handed,
            Directory directory,
            Outbox outbox,
            Table table,
            AuditTrail audit,
            Ulids ulids,
            ServiceClock clock) {
        this.people = people;
        this.invitations = invitations;
        this.handed = handed;
        this.directory = directory;
        this.outbox = outbox;
        this.table = table;
        this.audit = audit;
        this.ulids = ulids;
        this.clock = clock;
    }

    private record Wish(String email, RoleWish role, Language language) {}

    Outcome<Answer> run(Caller caller, byte @Nullable [] body) {
        TenantProfile tenant = directory.tenantOf(caller);
        return Bodies.read(body, document -> {
                    Faults faults = new Faults();
                    Fields fields = Fields.of(document, "", faults);
                    Wish wish = new Wish(
                            email(fields),
                            RoleWish.read(fields),
                            fields.choice("language", Map.of("ru", Language.RU, "en", Language.EN), tenant.language()));
                    fields.end();
                    return Read.of(wish, faults);
                })
                .then(wish -> wish.role()
                        .handedOnBy(caller, handed)
                        .then(stores -> hasRoom(caller, stores))
                        .then(stores -> invite(caller, tenant, wish, stores)));
    }

    private static String email(Fields fields) {
        String email = fields.text("email", LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.fault("email", Code.INVALID_VALUE, "Это не адрес почты.", "This is no e-mail address.");
        }
        return email;
    }

    private Outcome<StoreAccess> hasRoom(Caller caller, StoreAccess stores) {
        Faults faults = new Faults();
        if (people.list(caller.tenant()).size() >= People.MOST) {
            faults.add(
                    "",
                    Code.TOO_MANY_ITEMS,
                    "В команде может быть не больше " + People.MOST + " человек.",
                    "A team has at most " + People.MOST + " people.");
        } else if (invitations.list(caller.tenant()).size() >= Invitations.MOST) {
            faults.add(
                    "",
                    Code.TOO_MANY_ITEMS,
                    "Открытых приглашений может быть не больше " + Invitations.MOST + ".",
                    "There may be at most " + Invitations.MOST + " open invitations.");
        }
        return faults.isEmpty() ? Outcome.done(stores) : Outcome.refused(Refusals.of(faults.all()));
    }

    private Outcome<Answer> invite(Caller caller, TenantProfile tenant, Wish wish, StoreAccess stores) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        InvitationCode code = InvitationCode.create(caller.tenant(), Chance.source());
        Invitation invitation = new Invitation(
                InvitationId.of(ulids.next()),
                wish.email(),
                wish.role().role(),
                stores,
                caller.actor(),
                now,
                now.plus(Invitations.GOOD_FOR));
        WriteOutcome outcome = table.write(List.of(
                invitations.create(code, invitation),
                outbox.put(caller.tenant(), InvitationLetter.of(invitation, code, tenant.name(), wish.language())),
                audit.entry(
                        caller,
                        AuditAction.PERSON_INVITED,
                        new AuditSubject(invitation.id().value()),
                        AuditChange.of("/role", invitation.role().wireName())
                                .and(AuditChange.fields(List.of("/email"))))));
        if (outcome instanceof WriteOutcome.Refused) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        ObjectNode json = PersonAnswer.json(invitation).put("code", code.reveal());
        return Outcome.done(new Answer(CREATED, Map.of(), Json.write(json)));
    }
}
