package io.kopilka.platform.idempotency;

import java.time.Instant;

/// What is known of an idempotency key.
///
/// | from | event | to |
/// |---|---|---|
/// | `Unused` | somebody begins | `InFlight` |
/// | `InFlight` | the holder's answer is kept, in the transaction of its effect | `Answered` |
/// | `InFlight` | the holder refused and changed nothing | `Unused` |
/// | `InFlight` | the lease ran out and somebody else begins | `InFlight` |
/// | `Answered` | 36 days pass | `Unused` |
sealed interface OnceState {

    /// Nobody has used the key.
    record Unused() implements OnceState {}

    /// Somebody is at it.
    ///
    /// @param request what they were asked
    /// @param until when their lease runs out
    /// @param version the record's version; whoever changes the record must know it
    record InFlight(RequestDigest request, Instant until, long version) implements OnceState {}

    /// It has been done.
    ///
    /// @param request what was asked
    /// @param answer what was answered
    record Answered(RequestDigest request, Answer answer) implements OnceState {}
}
