package io.kopilka.cards.batch;

import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds batches: one by the id in a path, or all, newest first. Refused: `not_found`, for a stranger's
/// too.
@Singleton
final class FindBatch {

    private final Batches batches;

    FindBatch(Batches batches) {
        this.batches = batches;
    }

    Outcome<Batch> find(Caller caller, String id) {
        return CardBatchId.parse(id)
                .flatMap(known -> batches.find(caller.tenant(), known))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id).map(batch -> Answers.ok(BatchAnswer.json(batch)));
    }

    private record Where(int limit, Optional<Cursor> after) {}

    Outcome<Answer> list(Caller caller, QueryParameters query, Listing listing) {
        return query.end(new Where(query.limit(), query.cursor(listing))).map(where -> {
            Batches.Part part = batches.list(caller.tenant(), where.limit(), where.after());
            return Answers.ok(Answers.page(
                    listing, part.batches().stream().map(BatchAnswer::json).toList(), part.next()));
        });
    }
}
