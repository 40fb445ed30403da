package io.kopilka.cards.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.number.NumberFormJson;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import java.util.Map;

/// Which numbers are whose, as the contract shows it.
final class NumberPlanAnswer {

    private NumberPlanAnswer() {}

    static Answer ok(NumberPlan plan) {
        ObjectNode answer = Json.object();
        ArrayNode weighed = answer.putArray("weighedGoods");
        plan.weighedGoods().forEach(weighed::add);
        ArrayNode ranges = answer.putArray("ranges");
        plan.ranges().forEach(range -> {
            ObjectNode shown = CardKindAnswer.range(range).put("kind", range.kind());
            shown.set("numbers", NumberFormJson.write(range.form()));
            ranges.add(shown.put("createdAt", range.createdAt().toString()));
        });
        return Answers.ok(answer, Map.of("ETag", new EntityTag(plan.version()).text()));
    }
}
