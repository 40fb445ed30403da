package io.kopilka.cards.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import java.time.Instant;

/// A batch as the contract shows it.
final class BatchAnswer {

    private BatchAnswer() {}

    static ObjectNode json(Batch batch) {
        ObjectNode answer = Json.object()
                .put("id", batch.id().value())
                .put("kind", batch.kind())
                .put("count", batch.count())
                .put("state", Batches.word(batch.state()))
                .put("made", batch.made())
                .put("collisions", batch.swapped().size())
                .put("note", batch.note().orElse(null))
                .put("namedUntil", batch.namedUntil().map(Instant::toString).orElse(null));
        ArrayNode placements = answer.putArray("placements");
        batch.placements()
                .forEach(each -> placements
                        .addObject()
                        .put("store", each.store().value())
                        .put("from", each.from())
                        .put("count", each.count())
                        .put("placed", each.placed())
                        .put("left", each.left())
                        .put("state", each.isDone() ? "done" : "waiting"));
        return answer.put("createdAt", batch.createdAt().toString()).put("createdBy", batch.createdBy());
    }
}
