package io.kopilka.trials.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.nio.charset.StandardCharsets;

/// The service, as a till reaches it.
interface Service {

    /// Calls it.
    ///
    /// @param key of idempotency; empty for none
    /// @param body empty for none
    /// @throws NoAnswer where it is unknown what was done
    Reply call(String method, String path, String key, String body);

    /// What it answered.
    record Reply(int status, String body) {
        private static final int GOOD = 200;
        private static final int BAD = 300;

        boolean isGood() {
            return status >= GOOD && status < BAD;
        }

        JsonNode json() {
            return switch (Json.read(body.getBytes(StandardCharsets.UTF_8))) {
                case Read.Good<JsonNode>(JsonNode read) -> read;
                case Read.Refused<JsonNode> _ -> throw new IllegalStateException("no JSON: " + body);
            };
        }
    }

    /// There was none, or one that says that it could not be done now.
    final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String why, Throwable cause) {
            super(why, cause);
        }

        NoAnswer(String why) {
            super(why);
        }
    }
}
