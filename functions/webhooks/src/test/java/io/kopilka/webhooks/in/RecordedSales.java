package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.RecordsSales;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A checkout that remembers what it was asked, refuses the store of another shop, and is busy when a number says so.
@Singleton
final class RecordedSales implements RecordsSales {

    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Outcome<ObjectNode> record(Caller caller, IdempotencyKey key, ObjectNode sale) {
        String number = sale.path("number").asText();
        asked.add(caller.tenant() + " " + key + " " + number);
        if (number.equals("busy")) {
            return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        }
        if (number.equals("stranger")) {
            return Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE));
        }
        return Outcome.done(Json.object().put("id", "rcp_" + "0".repeat(32)));
    }
}
