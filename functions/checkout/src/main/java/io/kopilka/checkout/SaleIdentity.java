package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.sale.Canonical;
import io.kopilka.contract.sale.SaleRequest;

/// What makes two requests the same sale: everything that was sent but how the price was told, what was set
/// aside for it, and when the till gave up waiting. A sale that is sent again as an offline one is the same
/// whatever it says was paid.
///
/// @param whole digest with payments
/// @param bare digest without them
/// @param offline whether the request says that the sale was made offline
record SaleIdentity(String whole, String bare, boolean offline) {

    static SaleIdentity of(SaleRequest request) {
        ObjectNode document = request.document().deepCopy();
        document.remove("offline");
        document.remove("quote");
        document.remove("expectedTotal");
        document.remove("hold");
        String whole = Canonical.digest(document);
        document.remove("payments");
        return new SaleIdentity(whole, Canonical.digest(document), request.offline() != null);
    }

    /// Whether both are the same sale.
    boolean isSame(SaleIdentity other) {
        return (offline || other.offline) ? bare.equals(other.bare) : whole.equals(other.whole);
    }
}
