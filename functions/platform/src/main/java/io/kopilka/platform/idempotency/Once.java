package io.kopilka.platform.idempotency;

import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Does once what is asked any number of times under one idempotency key. For every operation that moves money
/// or points but receipts, whose own record is their idempotency record.
///
/// The key is taken first (put if absent, with a lease), then the operation runs, and its own transaction keeps
/// the answer. A second call meanwhile waits for that answer. If the holder dies, its lease runs out and the
/// next call takes over; should the holder come back, its transaction is refused, because the record has
/// another version. A refusal by the operation (nothing changed) gives the key back. The record lives 36 days.
@Singleton
public final class Once {

    /// How long a call may take before another may take over.
    public static final Duration LEASE = Duration.ofSeconds(30);

    /// How a call waits for one in flight: looks after up to 25 ms at first, every half second at most, 20 s in
    /// all.
    public static final Backoff USUAL_PATIENCE =
            new Backoff(Duration.ofMillis(25), Duration.ofMillis(500), Duration.ofSeconds(20));

    private final Table table;
    private final InstantSource clock;
    private final Backoff patience;
    private final Pause pause;
    private final RandomGenerator random;

    @Inject
    public Once(Table table, InstantSource clock, Pause pause, RandomGenerator random) {
        this(table, clock, USUAL_PATIENCE, pause, random);
    }

    /// With the caller's own patience.
    public Once(Table table, InstantSource clock, Backoff patience, Pause pause, RandomGenerator random) {
        this.table = table;
        this.clock = clock;
        this.patience = patience;
        this.pause = pause;
        this.random = random;
    }

    /// Runs the operation, or gives the answer that it gave the first time.
    ///
    /// @param operation runs at most once in this call, holding the lease; a fault thrown by it leaves the key
    ///     in flight until the lease runs out, for nobody knows what it did
    public OnceOutcome run(
            TenantId tenant, IdempotencyKey key, RequestDigest request, Function<OnceLease, OnceResult> operation) {
        Key place = Keys.once(tenant, key);
        Backoff.Waits waits = patience.begin(pause, random);
        boolean hadItsTurn = false;
        do {
            OnceState state = OnceRecord.read(table.get(place, Consistency.STRONG));
            if (conflicts(state, request)) {
                return new OnceOutcome.KeyReused();
            }
            if (state instanceof OnceState.Answered(RequestDigest _, Answer answer)) {
                return new OnceOutcome.Replayed(answer);
            }
            Optional<OnceLease> lease = hadItsTurn ? Optional.empty() : take(place, state, request);
            if (lease.isPresent()) {
                hadItsTurn = true;
                Optional<Answer> answer = perform(lease.get(), operation);
                if (answer.isPresent()) {
                    return new OnceOutcome.Performed(answer.get());
                }
            }
        } while (waits.again());
        return new OnceOutcome.StillInFlight();
    }

    /// The same for an operation that is one transaction and nothing else. No lease is taken: the transaction
    /// itself takes the key together with the effect, which spares two writes. Who loses a race, on the key or
    /// on anything else that the transaction guards, begins anew.
    ///
    /// @param operation runs as often as it is overtaken; it must keep its answer by [OnceLease#keeping] in its
    ///     only transaction
    public OnceOutcome runAtOnce(
            TenantId tenant, IdempotencyKey key, RequestDigest request, Function<OnceLease, OnceResult> operation) {
        Key place = Keys.once(tenant, key);
        Backoff.Waits waits = patience.begin(pause, random);
        do {
            OnceState state = OnceRecord.read(table.get(place, Consistency.STRONG));
            if (conflicts(state, request)) {
                return new OnceOutcome.KeyReused();
            }
            if (state instanceof OnceState.Answered(RequestDigest _, Answer answer)) {
                return new OnceOutcome.Replayed(answer);
            }
            if (state instanceof OnceState.Unused) {
                Optional<Answer> answer = answer(operation.apply(new OnceLease(place, request, 0, clock)));
                if (answer.isPresent()) {
                    return new OnceOutcome.Performed(answer.get());
                }
            }
        } while (waits.again());
        return new OnceOutcome.StillInFlight();
    }

    private static Optional<Answer> answer(OnceResult result) {
        return switch (result) {
            case OnceResult.Kept(Answer answer) -> Optional.of(answer);
            case OnceResult.Refused(Answer answer) -> Optional.of(answer);
            case OnceResult.Overtaken() -> Optional.empty();
        };
    }

    private static boolean conflicts(OnceState state, RequestDigest request) {
        return switch (state) {
            case OnceState.Unused() -> false;
            case OnceState.InFlight(RequestDigest other, Instant _, long _) -> !other.equals(request);
            case OnceState.Answered(RequestDigest other, Answer _) -> !other.equals(request);
        };
    }

    private Optional<OnceLease> take(Key place, OnceState state, RequestDigest request) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        return switch (state) {
            case OnceState.Unused() -> taken(place, request, 1, OnceRecord.take(place, request, until, now));
            case OnceState.InFlight inFlight when inFlight.until().isAfter(now) -> Optional.empty();
            case OnceState.InFlight inFlight ->
                taken(place, request, inFlight.version() + 1, OnceRecord.takeOver(place, inFlight, until, now));
            case OnceState.Answered _ -> Optional.empty();
        };
    }

    private Optional<OnceLease> taken(Key place, RequestDigest request, long version, Write write) {
        return switch (table.write(write)) {
            case WriteOutcome.Written() -> Optional.of(new OnceLease(place, request, version, clock));
            case WriteOutcome.Refused _ -> Optional.empty();
        };
    }

    private Optional<Answer> perform(OnceLease lease, Function<OnceLease, OnceResult> operation) {
        return switch (operation.apply(lease)) {
            case OnceResult.Kept(Answer answer) -> Optional.of(answer);
            case OnceResult.Refused(Answer answer) -> {
                table.write(lease.release());
                yield Optional.of(answer);
            }
            case OnceResult.Overtaken() -> Optional.empty();
        };
    }
}
