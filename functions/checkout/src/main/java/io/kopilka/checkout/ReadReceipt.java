package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.number.Quantity;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;

/// A receipt as it is read later: as it was recorded, with what has come back since.
@Singleton
final class ReadReceipt {
    /// The customer's state belongs to the answer of its day, not to the receipt.
    private static final List<String> STATE = List.of("tier", "customer", "receipt", "currency");

    private static final List<String> BALANCE = List.of("balance", "pending", "held", "redeemable", "expiring");

    private final Returns returns;

    ReadReceipt(Returns returns) {
        this.returns = returns;
    }

    /// The receipt, texts in both languages; as it was recorded where nothing has come back.
    ObjectNode withReturns(TenantId tenant, RecordedReceipt receipt) {
        Returned returned = returns.of(tenant, receipt.id());
        if (returned.quantities().isEmpty()) {
            return receipt.answer();
        }
        ObjectNode answer = receipt.answer().deepCopy();
        for (JsonNode line : answer.path("lines")) {
            Quantity back = returned.quantities().get(line.path("id").asText());
            if (back != null) {
                ((ObjectNode) line).put("returned", Decimals.quantity(back));
            }
        }
        List<ObjectNode> documents = returns.list(tenant, receipt.id());
        BigDecimal sum = new BigDecimal(documents.getFirst().path("back").asText());
        for (ObjectNode document : documents.subList(1, documents.size())) {
            sum = sum.add(new BigDecimal(document.path("back").asText()));
        }
        answer.putObject("returned").put("back", sum.toPlainString()).put("whole", returned.whole());
        ArrayNode list = answer.putArray("returns");
        for (ObjectNode document : documents) {
            document.remove(STATE);
            ((ObjectNode) document.path("points")).remove(BALANCE);
            list.add(document);
        }
        return answer;
    }
}
