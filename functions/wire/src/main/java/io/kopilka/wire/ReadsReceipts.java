package io.kopilka.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import java.util.Optional;

/// Reads recorded receipts. Checkout has them; whoever else shows one asks by this port, for capabilities do not know
/// each other.
public interface ReadsReceipts {

    /// The receipt as `GET /v1/receipts/{id}` gives it, texts in both languages; empty where the tenant has none.
    Optional<ObjectNode> find(TenantId tenant, ReceiptId id);
}
