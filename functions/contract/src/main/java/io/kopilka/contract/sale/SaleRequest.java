package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Redeem;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a till asks to be priced or recorded. Fields that the price does not look at stay in `document`.
///
/// @param at null in a quote that means now
/// @param card the card's number; null where none was shown
/// @param customer the customer's id; null where none was named
/// @param payments in a quote the kinds announced, in a receipt what was paid
/// @param coupons codes
/// @param quote the quote that the price was told by; null where there is none
/// @param expectedTotal what the till showed; null where it does not say
/// @param offline how the sale was charged without the service; null for one made with it
/// @param externalId the till software's own id; unique where given
/// @param fiscal the fiscal document's numbers in one text; unique where given
/// @param hold the hold whose points are to be spent; null where none was made
/// @param document as it was sent
public record SaleRequest(
        String store,
        @Nullable String till,
        @Nullable String number,
        @Nullable OffsetDateTime at,
        @Nullable String card,
        @Nullable String customer,
        List<Line> lines,
        List<Payment> payments,
        List<String> coupons,
        Redeem redeem,
        @Nullable String quote,
        @Nullable Money expectedTotal,
        @Nullable Offline offline,
        @Nullable String externalId,
        @Nullable String fiscal,
        @Nullable String hold,
        ObjectNode document) {

    /// A payment, or in a quote the announcement of one.
    ///
    /// @param amount null where it is only announced
    public record Payment(String kind, @Nullable Money amount) {}

    /// A sale that was made without the service.
    ///
    /// @param ruleset the version by which the till priced
    /// @param charged what was charged
    public record Offline(int ruleset, Charged charged) {}

    /// The kinds of payment.
    public List<String> paymentKinds() {
        return payments.stream().map(Payment::kind).toList();
    }
}
