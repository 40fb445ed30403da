package io.kopilka.members;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A customer as the contract shows them.
@Singleton
final class CustomerAnswer {
    private final Standing standing;

    CustomerAnswer(Standing standing) {
        this.standing = standing;
    }

    /// The customer with cards, tier and points.
    ObjectNode of(TenantId tenant, Customer customer) {
        ObjectNode answer = Json.object().put("id", customer.id().value());
        Questionnaire said = customer.questionnaire();
        answer.put("name", said.name()).put("phone", said.phone()).put("email", said.email());
        answer.put(
                "birthDate", said.birthDate() == null ? null : said.birthDate().toString());
        ArrayNode cards = answer.putArray("cards");
        customer.cards().forEach(card -> cards.add(card.value()));
        Account account = standing.put(tenant, customer.holder(), answer);
        answer.put("lifecycle", standing.lifecycle(tenant, account));
        return answer.put("createdAt", createdAt(customer));
    }

    /// The customer in a list.
    static ObjectNode summary(Customer customer) {
        Questionnaire said = customer.questionnaire();
        return Json.object()
                .put("id", customer.id().value())
                .put("name", said.name())
                .put("phone", said.phone())
                .put("email", said.email())
                .put("createdAt", createdAt(customer));
    }

    private static String createdAt(Customer customer) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                customer.createdAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }
}
