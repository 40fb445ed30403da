package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.platform.event.EventType;
import io.kopilka.webhooks.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Where a tenant wants to be told of what happens.
///
/// @param url as it was checked when it was registered
/// @param events which types, at least one
/// @param description what its owner calls it
/// @param version of its item, for the tag
record Endpoint(
        EndpointId id,
        String url,
        Set<EventType> events,
        Optional<String> description,
        State state,
        Secrets secrets,
        Instant createdAt,
        long version) {

    Endpoint {
        events = Set.copyOf(events);
    }

    /// Whether webhooks are sent there.
    sealed interface State {

        /// They are.
        record Active() implements State {}

        /// They are not, until somebody says so.
        record Disabled(Why why, Instant since) implements State {}

        /// They are not and never will be again.
        record Archived(Instant since) implements State {}
    }

    /// Why an endpoint is disabled.
    enum Why {
        /// Its owner said so.
        BY_OWNER("byOwner"),
        /// It answered 410 Gone.
        GONE("gone");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /// The reason on the wire.
        String word() {
            return word;
        }
    }

    boolean isActive() {
        return state instanceof State.Active;
    }

    boolean isArchived() {
        return state instanceof State.Archived;
    }

    /// The same in another state.
    Endpoint in(State other) {
        return new Endpoint(id, url, events, description, other, secrets, createdAt, version);
    }

    /// The same with other secrets.
    Endpoint with(Secrets other) {
        return new Endpoint(id, url, events, description, state, other, createdAt, version);
    }
}
