package io.kopilka.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.platform.tenancy.Caller;

/// Records sales that were made outside and have been charged. Checkout does; whoever takes such sales in asks by
/// this port, for capabilities do not know each other.
public interface RecordsSales {

    /// The receipt of a sale, texts in both languages; the same one however often it is asked for.
    ///
    /// The customer has paid, so a sale is not refused for its price, a forbidden item, the balance or a blocked
    /// card: where it was charged otherwise than the rules say, it is recorded as charged and its receipt names
    /// the differences. Refused: what is wrong with the document, by pointer; `unknown_store`, `unknown_card`,
    /// `unknown_customer`, `card_not_issued`, `receipt_number_taken`, `external_id_taken`, `fiscal_taken`,
    /// `forbidden_scope` (a sale older than 60 days), `unavailable`.
    ///
    /// @param caller whose key brought it
    /// @param sale the body of `POST /v1/receipts`
    Outcome<ObjectNode> record(Caller caller, IdempotencyKey key, ObjectNode sale);
}
