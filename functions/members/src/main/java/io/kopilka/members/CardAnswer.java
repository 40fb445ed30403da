package io.kopilka.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.accounts.card.Card;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import jakarta.inject.Singleton;

/// A card and what stands behind it, as the contract shows them.
@Singleton
final class CardAnswer {
    private final Standing standing;

    CardAnswer(Standing standing) {
        this.standing = standing;
    }

    ObjectNode of(TenantId tenant, Card card) {
        ObjectNode answer = Json.object().put("number", card.number().value()).put("kind", card.kind());
        answer.put("state", state(card));
        switch (card) {
            case Card.Printed _, Card.InStore _, Card.Universal _ -> nobody(answer);
            case Card.Issued issued -> {
                answer.set("customer", AccountAnswer.holder(issued.holder()));
                var _ = standing.put(tenant, issued.holder(), answer);
            }
        }
        return answer;
    }

    /// The state as the contract names it.
    static String state(Card card) {
        return switch (card) {
            case Card.Printed _ -> "printed";
            case Card.InStore _ -> "inStore";
            case Card.Universal _, Card.Issued _ -> "issued";
        };
    }

    private static void nobody(ObjectNode answer) {
        answer.putNull("customer").putNull("tier").putNull("points");
    }
}
