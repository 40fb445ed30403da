package io.kopilka.platform.idempotency;

/// What became of a request with an idempotency key.
public sealed interface OnceOutcome {

    /// This call did it, or was refused by the operation itself.
    record Performed(Answer answer) implements OnceOutcome {}

    /// It had been done: the first answer, to be sent with `Idempotent-Replayed: true`.
    record Replayed(Answer answer) implements OnceOutcome {}

    /// The key was used for another request: 422 `idempotency_key_reused`.
    record KeyReused() implements OnceOutcome {}

    /// Another call was still at it when the patience ended: 503 `unavailable`, to be repeated.
    record StillInFlight() implements OnceOutcome {}
}
