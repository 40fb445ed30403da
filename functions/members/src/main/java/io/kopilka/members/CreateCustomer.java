package io.kopilka.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a customer into the system: `POST /v1/customers`.
@Singleton
final class CreateCustomer {
    private final Table table;
    private final Ulids ulids;
    private final InstantSource clock;
    private final Standing standing;
    private final CustomerAnswer answer;
    private final AuditTrail audit;

    CreateCustomer(
            Table table, Ulids ulids, InstantSource clock, Standing standing, CustomerAnswer answer, AuditTrail audit) {
        this.table = table;
        this.ulids = ulids;
        this.clock = clock;
        this.standing = standing;
        this.answer = answer;
        this.audit = audit;
    }

    /// What is asked for. Refused: what is wrong with the body.
    Outcome<Questionnaire> read(Caller caller, byte @Nullable [] body) {
        LocalDate today = standing.today(caller.tenant());
        return Bodies.read(body, document -> questionnaire(document, today));
    }

    private static Read<Questionnaire> questionnaire(JsonNode document, LocalDate today) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        Questionnaire questionnaire = QuestionnaireReader.read(fields, today);
        fields.end();
        return Read.of(questionnaire, faults);
    }

    /// A customer who is new, with an account of their own in the tenant's programme.
    Customer customer(TenantId tenant, Questionnaire questionnaire) {
        return new Customer(
                CustomerId.of(ulids.next()),
                ProgrammeId.ownOf(tenant),
                AccountId.of(ulids.next()),
                questionnaire,
                List.of(),
                clock.instant());
    }

    /// The entry of the audit log that goes with a new customer: which questions were answered, and not how.
    Write entry(Caller caller, Customer customer) {
        return audit.entry(
                caller,
                AuditAction.CUSTOMER_CREATED,
                new AuditSubject(customer.id().value()),
                AuditChange.fields(customer.questionnaire().answered()));
    }

    OnceResult create(Caller caller, Questionnaire questionnaire, Turn turn) {
        Customer customer = customer(caller.tenant(), questionnaire);
        ObjectNode body = answer.of(caller.tenant(), customer);
        var created = Answers.created(body, "/v1/customers/" + customer.id().value());
        List<Write> writes = new ArrayList<>(Customers.create(caller.tenant(), customer));
        writes.add(entry(caller, customer));
        writes.addAll(turn.keeping(created));
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> new OnceResult.Kept(created);
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }
}
