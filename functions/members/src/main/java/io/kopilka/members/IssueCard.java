package io.kopilka.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceResult;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import io.kopilka.wire.Turn;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands a card that nobody has to a customer, known or new: `POST /v1/cards/{number}/issue`. Card and customer change
/// in one
/// transaction. The same card for the same customer again gives the same answer.
@Singleton
final class IssueCard {
    private final Table table;
    private final Cards cards;
    private final Customers customers;
    private final CreateCustomer creation;
    private final Directory directory;
    private final Standing standing;
    private final CardAnswer answer;
    private final AuditTrail audit;

    IssueCard(
            Table table,
            Cards cards,
            Customers customers,
            CreateCustomer creation,
            Directory directory,
            Standing standing,
            CardAnswer answer,
            AuditTrail audit) {
        this.table = table;
        this.cards = cards;
        this.customers = customers;
        this.creation = creation;
        this.directory = directory;
        this.standing = standing;
        this.answer = answer;
        this.audit = audit;
    }

    /// To whom a card is handed.
    ///
    /// @param customer a known one; null for a new one
    /// @param questionnaire of a new one
    record Receiver(@Nullable CustomerId customer, Questionnaire questionnaire) {}

    /// What is asked for. Refused: what is wrong with the body, `unknown_customer`, `unknown_store`.
    Outcome<Receiver> read(Caller caller, byte @Nullable [] body) {
        LocalDate today = standing.today(caller.tenant());
        return Bodies.read(body, document -> asked(document, today)).then(asked -> receiver(caller, asked));
    }

    private record Asked(
            @Nullable String customer, @Nullable String store, Questionnaire questionnaire) {}

    private static Read<Asked> asked(JsonNode document, LocalDate today) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        String customer = fields.optionalText("customer", 64);
        String store = fields.optionalText("store", 64);
        JsonNode said = fields.optional("questionnaire");
        if (customer != null && said != null) {
            fields.fault(
                    "questionnaire",
                    Code.NOT_ALLOWED_HERE,
                    "Укажите покупателя или анкету нового, а не то и другое.",
                    "Name a customer or give the questionnaire of a new one, not both.");
        }
        Fields questions = Fields.of(said == null ? Json.object() : said, fields.at("questionnaire"), faults);
        Questionnaire questionnaire = QuestionnaireReader.read(questions, today);
        questions.end();
        fields.end();
        return Read.of(new Asked(customer, store, questionnaire), faults);
    }

    private Outcome<Receiver> receiver(Caller caller, Asked asked) {
        if (asked.store() != null
                && StoreId.parse(asked.store())
                        .flatMap(id -> directory.store(caller, id))
                        .isEmpty()) {
            return Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE));
        }
        if (asked.customer() == null) {
            return Outcome.done(new Receiver(null, asked.questionnaire()));
        }
        return CustomerId.parse(asked.customer())
                .filter(id ->
                        customers.find(caller.tenant(), id, Consistency.STRONG).isPresent())
                .map(id -> Outcome.done(new Receiver(id, asked.questionnaire())))
                .orElseGet(() -> Outcome.refused(Refusals.of("/customer", ProblemCode.UNKNOWN_CUSTOMER)));
    }

    /// Issues the card.
    ///
    /// @return refused with `not_found`, `card_not_personal` or `card_already_issued`
    Outcome<OnceResult> issue(Caller caller, CardNumber number, Receiver receiver, Turn turn) {
        Optional<Cards.Stored> stored = cards.find(caller.tenant(), number, Consistency.STRONG);
        if (stored.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        return switch (stored.get().card()) {
            case Card.Universal _ -> Outcome.refused(Problem.of(ProblemCode.CARD_NOT_PERSONAL));
            case Card.Issued issued ->
                issued.holder().customer().equals(receiver.customer())
                        ? Outcome.done(kept(turn, Answers.ok(answer.of(caller.tenant(), issued)), List.of()))
                        : Outcome.refused(Problem.of(ProblemCode.CARD_ALREADY_ISSUED));
            case Card.Unissued unissued -> Outcome.done(issue(caller, stored.get(), unissued, receiver, turn));
        };
    }

    private OnceResult issue(Caller caller, Cards.Stored stored, Card.Unissued unissued, Receiver receiver, Turn turn) {
        TenantId tenant = caller.tenant();
        List<Write> writes = new ArrayList<>();
        Customer holder;
        if (receiver.customer() == null) {
            holder = creation.customer(tenant, receiver.questionnaire()).with(unissued.number());
            writes.addAll(Customers.create(tenant, holder));
            writes.add(creation.entry(caller, holder));
        } else {
            Customers.Stored known = customers
                    .find(tenant, receiver.customer(), Consistency.STRONG)
                    .orElseThrow();
            holder = known.customer().with(unissued.number());
            writes.add(Customers.change(tenant, known, holder));
        }
        Card.Issued issued = unissued.issueTo(holder.holder());
        writes.add(Cards.change(tenant, stored, issued));
        writes.add(audit.entry(
                caller,
                AuditAction.CARD_ISSUED,
                new AuditSubject(unissued.number().value()),
                AuditChange.of("/state", CardAnswer.state(unissued), CardAnswer.state(issued))
                        .and(AuditChange.of("/customer", holder.id().value()))));
        return kept(turn, Answers.ok(answer.of(tenant, issued)), writes);
    }

    private OnceResult kept(Turn turn, Answer done, List<Write> effect) {
        List<Write> writes = new ArrayList<>(effect);
        writes.addAll(turn.keeping(done));
        if (writes.isEmpty()) {
            return new OnceResult.Kept(done);
        }
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> new OnceResult.Kept(done);
            case WriteOutcome.Refused _ -> new OnceResult.Overtaken();
        };
    }
}
