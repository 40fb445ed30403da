package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.wire.ReadsReceipts;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Receipts for a service that has no checkout.
@Singleton
final class NoReceipts implements ReadsReceipts {

    @Override
    public Optional<ObjectNode> find(TenantId tenant, ReceiptId id) {
        return Optional.empty();
    }
}
