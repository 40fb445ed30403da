package io.kopilka.wire;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.idempotency.OnceLease;
import io.kopilka.platform.table.Write;
import java.util.List;

/// An operation's turn: under an idempotency key its answer is kept in the transaction that has the effect; without one
/// there is nothing to keep.
@FunctionalInterface
public interface Turn {
    Turn WITHOUT_KEY = _ -> List.of();

    /// The writes that keep an answer.
    List<Write> keeping(Answer answer);

    static Turn of(OnceLease lease) {
        return answer -> List.of(lease.keeping(answer));
    }
}
