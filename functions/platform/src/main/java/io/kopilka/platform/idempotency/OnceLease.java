package io.kopilka.platform.idempotency;

import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Write;
import java.time.InstantSource;

/// The right to do what an idempotency key stands for. Only one call has it at a time.
public final class OnceLease {

    private final Key key;
    private final RequestDigest request;
    private final long version;
    private final InstantSource clock;

    /// @param version of the record that was taken; 0 where none was, and keeping the answer is what takes the
    ///     key
    OnceLease(Key key, RequestDigest request, long version, InstantSource clock) {
        this.key = key;
        this.request = request;
        this.version = version;
        this.clock = clock;
    }

    /// The write that keeps the answer. Put it into the transaction that has the effect: then both are done or
    /// neither,
    /// and a call whose
    /// lease has passed to another changes nothing (its transaction is refused at this write: say
    /// [OnceResult.Overtaken]).
    public Write keeping(Answer answer) {
        return OnceRecord.answer(key, request, answer, clock.instant(), version);
    }

    Write release() {
        return new Write.DeleteIfVersion(key, version);
    }
}
