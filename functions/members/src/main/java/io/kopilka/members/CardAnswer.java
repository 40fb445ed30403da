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
        switch (card) {
            case Card.Printed _ -> nobody(answer.put("state", "printed"));
            case Card.Universal _ -> nobody(answer.put("state", "issued"));
            case Card.Issued issued -> {
                answer.put("state", "issued");
                answer.set("customer", AccountAnswer.holder(issued.holder()));
                var _ = standing.put(tenant, issued.holder(), answer);
            }
        }
        return answer;
    }

    private static void nobody(ObjectNode answer) {
        answer.putNull("customer").putNull("tier").putNull("points");
    }
}
