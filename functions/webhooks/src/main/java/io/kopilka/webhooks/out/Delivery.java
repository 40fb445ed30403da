package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The handing over of one event to one endpoint, tried until it succeeds or three days have passed.
///
/// | from | event | to |
/// |---|---|---|
/// | – | the event happened, or is to be told again | `WAITING` |
/// | `WAITING` | the endpoint answered 2xx | `DELIVERED` |
/// | `WAITING` | it did not | `WAITING`; after three days, or with 410, `FAILED` |
/// | `WAITING` | the endpoint is disabled or archived when its turn comes | `CANCELLED` |
/// | `DELIVERED`, `FAILED`, `CANCELLED` | somebody replays it | `WAITING`, the next round |
///
/// @param type of the event, its name on the wire
/// @param recordedAt when the event was recorded
/// @param round how often it was begun anew, 1 and up
/// @param tries how often it was tried in this round
/// @param begun when this round was begun
/// @param next when it is tried again; of no meaning in an end state
/// @param leasedUntil until when somebody is trying; empty where nobody is
/// @param log the latest tries, oldest first
/// @param answer the beginning of the latest refusal
/// @param version of its item; 0 where it is not stored yet
record Delivery(
        EndpointId endpoint,
        String event,
        String type,
        Instant recordedAt,
        State state,
        int round,
        int tries,
        Instant begun,
        Instant next,
        Optional<Instant> leasedUntil,
        List<Try> log,
        Optional<String> answer,
        long version) {

    /// So many tries are shown.
    static final int MOST_LOGGED = 30;

    enum State {
        WAITING("waiting"),
        DELIVERED("delivered"),
        FAILED("failed"),
        CANCELLED("cancelled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// The state on the wire.
        String word() {
            return word;
        }
    }

    /// A try.
    ///
    /// @param result the status of the answer, or the reason why there was none
    record Try(Instant at, String result, Duration took) {}

    Delivery {
        log = List.copyOf(log);
    }

    /// One just begun.
    static Delivery of(EndpointId endpoint, ToldEvent event, Instant now) {
        return new Delivery(
                endpoint,
                event.id(),
                event.type(),
                event.recordedAt(),
                State.WAITING,
                1,
                0,
                now,
                now,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0);
    }

    boolean hasEnded() {
        return state != State.WAITING;
    }

    boolean isLeased(Instant now) {
        return leasedUntil.filter(now::isBefore).isPresent();
    }

    /// Taken by somebody who tries.
    Delivery leased(Instant until) {
        return new Delivery(
                endpoint,
                event,
                type,
                recordedAt,
                state,
                round,
                tries,
                begun,
                next,
                Optional.of(until),
                log,
                answer,
                version);
    }

    /// After a try.
    Delivery tried(Try latest, State after, Instant again, Optional<String> refusal) {
        List<Try> all = java.util.stream.Stream.concat(log.stream(), java.util.stream.Stream.of(latest))
                .toList();
        return new Delivery(
                endpoint,
                event,
                type,
                recordedAt,
                after,
                round,
                tries + 1,
                begun,
                again,
                Optional.empty(),
                all.subList(Math.max(0, all.size() - MOST_LOGGED), all.size()),
                refusal,
                version);
    }

    /// Not to be tried any more.
    Delivery cancelled() {
        return new Delivery(
                endpoint,
                event,
                type,
                recordedAt,
                State.CANCELLED,
                round,
                tries,
                begun,
                next,
                Optional.empty(),
                log,
                answer,
                version);
    }

    /// Begun anew.
    Delivery again(Instant now) {
        return new Delivery(
                endpoint,
                event,
                type,
                recordedAt,
                State.WAITING,
                round + 1,
                0,
                now,
                now,
                Optional.empty(),
                log,
                answer,
                version);
    }
}
