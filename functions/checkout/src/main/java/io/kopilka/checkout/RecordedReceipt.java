package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;

/// A receipt as it is stored: it never changes.
///
/// @param keyDigest of the idempotency key under which it came
/// @param identity by which the same sale is known again
/// @param answer what the till was answered, texts in both languages
/// @param inputs the pricing case that prices it again
record RecordedReceipt(ReceiptId id, String keyDigest, SaleIdentity identity, ObjectNode answer, ObjectNode inputs) {}
