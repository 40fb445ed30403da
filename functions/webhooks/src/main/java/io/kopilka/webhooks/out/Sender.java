package io.kopilka.webhooks.out;

import io.kopilka.webhooks.address.EndpointUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Tries once to hand a webhook over.
public interface Sender {

    /// What became of it; this never takes longer than the sender's own limit, whatever the receiver does.
    Sent send(EndpointUrl url, Map<String, String> headers, byte[] body);

    /// What became of a try.
    sealed interface Sent {

        /// The receiver answered.
        ///
        /// @param status 200–599
        /// @param text the beginning of its answer where it refused, else empty
        /// @param retryAfter when it wants to be asked again, where it says so in seconds
        record Answered(int status, String text, Optional<Duration> retryAfter) implements Sent {

            boolean isSuccess() {
                return status >= 200 && status < 300;
            }
        }

        /// There was no answer.
        record Unanswered(Reason reason) implements Sent {}
    }

    /// Why there was no answer.
    enum Reason {
        /// The name leads nowhere.
        NAME_NOT_FOUND("nameNotFound"),
        /// The name leads to an address that is not of the public internet; nothing was connected to.
        ADDRESS_NOT_PUBLIC("addressNotPublic"),
        /// Nobody took the connection.
        NO_CONNECTION("noConnection"),
        /// The certificate is not of this name, not valid, or there is no common way to encrypt.
        TLS("tls"),
        /// No complete answer in time.
        TIMEOUT("timeout"),
        /// The connection broke, or what came was no HTTP.
        BROKEN("broken");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /// The reason on the wire.
        public String word() {
            return word;
        }
    }
}
