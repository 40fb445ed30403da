package io.kopilka.platform.idempotency;

/// What an operation says of itself when it has had its turn.
public sealed interface OnceResult {

    /// Done: the transaction that had the effect held [OnceLease#keeping] of this very answer.
    record Kept(Answer answer) implements OnceResult {}

    /// Refused before anything changed: the answer is given and not kept, and the key may be used again.
    record Refused(Answer answer) implements OnceResult {}

    /// The transaction was refused at the lease's write: somebody else has done it, or is at it.
    record Overtaken() implements OnceResult {}
}
