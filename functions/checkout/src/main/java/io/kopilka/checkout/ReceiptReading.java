package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.wire.ReadsReceipts;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Shows receipts to other capabilities, as `GET /v1/receipts/{id}` shows them.
@Singleton
final class ReceiptReading implements ReadsReceipts {

    private final Receipts receipts;
    private final ReadReceipt readReceipt;

    ReceiptReading(Receipts receipts, ReadReceipt readReceipt) {
        this.receipts = receipts;
        this.readReceipt = readReceipt;
    }

    @Override
    public Optional<ObjectNode> find(TenantId tenant, ReceiptId id) {
        return receipts.find(tenant, id).map(receipt -> readReceipt.withReturns(tenant, receipt));
    }
}
