package io.kopilka.tenants.team;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Invitations;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends an invitation that nobody has followed yet. Refused: `not_found`.
@Singleton
final class WithdrawInvitation {

    private final FindInvitation find;
    private final Invitations invitations;
    private final Table table;
    private final AuditTrail audit;

    WithdrawInvitation(FindInvitation find, Invitations invitations, Table table, AuditTrail audit) {
        this.find = find;
        this.invitations = invitations;
        this.table = table;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body).then(_ -> find.find(caller, id)).then(stored -> withdraw(caller, stored));
    }

    private Outcome<Answer> withdraw(Caller caller, Invitations.Stored stored) {
        WriteOutcome outcome = table.write(List.of(
                invitations.end(stored),
                audit.entry(
                        caller,
                        AuditAction.INVITATION_WITHDRAWN,
                        new AuditSubject(stored.invitation().id().value()),
                        AuditChange.NONE)));
        return outcome instanceof WriteOutcome.Written
                ? Outcome.done(Answers.ok(PersonAnswer.json(stored.invitation())))
                : Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
    }
}
