package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;

/// Writes a delivery as the contract has it.
final class DeliveryAnswer {

    private DeliveryAnswer() {}

    static ObjectNode json(Delivery delivery) {
        ObjectNode json = Json.object();
        json.put("event", delivery.event());
        json.put("type", delivery.type());
        json.put("recordedAt", delivery.recordedAt().toString());
        json.put("state", delivery.state().word());
        json.put("nextAttemptAt", delivery.hasEnded() ? null : delivery.next().toString());
        ArrayNode attempts = json.putArray("attempts");
        for (Delivery.Try each : delivery.log()) {
            ObjectNode attempt = attempts.addObject();
            attempt.put("at", each.at().toString());
            boolean answered = each.result().chars().allMatch(Character::isDigit);
            if (answered) {
                attempt.put("status", Integer.parseInt(each.result()));
            } else {
                attempt.put("failure", each.result());
            }
            attempt.put("milliseconds", each.took().toMillis());
        }
        delivery.answer().ifPresent(text -> json.put("answer", text));
        return json;
    }
}
