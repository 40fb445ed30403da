package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A receipt as it is stored: it never changes.
///
/// @param keyDigest of the idempotency key under which it came
/// @param identity by which the same sale is known again
/// @param answer what the till was answered, texts in both languages
/// @param inputs the pricing case that prices it again
/// @param booked what it did to an account; null without a customer, and in receipts of schema 1
record RecordedReceipt(
        ReceiptId id,
        String keyDigest,
        SaleIdentity identity,
        ObjectNode answer,
        ObjectNode inputs,
        @Nullable Booked booked) {

    /// The business day of the sale.
    LocalDate day() {
        return OffsetDateTime.parse(answer.path("at").asText()).toLocalDate();
    }
}
