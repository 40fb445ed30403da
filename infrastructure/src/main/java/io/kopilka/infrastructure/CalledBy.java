package io.kopilka.infrastructure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What calls a function.
sealed interface CalledBy {

    /// The name of the handler class in every package, by what calls it.
    String handler();

    /// How long one call may take.
    Duration limit();

    /// Requests to the operations of the contract that carry one of these tags.
    record Http(List<String> tags) implements CalledBy {
        @Override
        public String handler() {
            return "io.kopilka.lambda.HttpFunction";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(29);
        }
    }

    /// Messages of a queue.
    record Queued(QueueOf queue) implements CalledBy {
        @Override
        public String handler() {
            return "io.kopilka.lambda.QueueFunction";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(60);
        }
    }

    /// Changes of the table.
    record Streamed() implements CalledBy {
        @Override
        public String handler() {
            return "io.kopilka.lambda.StreamFunction";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(60);
        }
    }

    /// Time.
    ///
    /// @param tasks how often each runs, by the name that its `ScheduledTask` has
    record Scheduled(Map<String, Duration> tasks) implements CalledBy {
        @Override
        public String handler() {
            return "io.kopilka.lambda.ScheduleFunction";
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(15);
        }
    }
}
