package io.kopilka.webhooks.in;

import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import java.time.Instant;
import java.util.Set;

/// A receipt that came in, from when it was taken.
///
/// @param webhookId what its sender calls it
/// @param key whose key brought it
/// @param scopes what that key allowed when it came
/// @param stores where it allowed it
/// @param body as it came
record InboundReceipt(
        InboundId id,
        IntegrationId integration,
        String webhookId,
        Instant receivedAt,
        KeyId key,
        Set<Scope> scopes,
        StoreAccess stores,
        String body,
        State state,
        long version) {

    /// What has become of it.
    sealed interface State {

        /// It waits in the queue.
        record Received() implements State {}

        /// It is a receipt.
        record Recorded(ReceiptId receipt) implements State {}

        /// It cannot be one.
        ///
        /// @param ru the problem, as it is answered to whoever reads Russian
        /// @param en the problem, as it is answered to whoever reads English
        record Refused(String ru, String en) implements State {}
    }

    /// The same in another state.
    InboundReceipt in(State other) {
        return new InboundReceipt(id, integration, webhookId, receivedAt, key, scopes, stores, body, other, version);
    }
}
