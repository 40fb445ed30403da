package io.kopilka.domain.words;

import io.kopilka.domain.text.Text;

/// How things are called that a ruleset knows by id only. Segments, tiers and card kinds have their names in the
/// ruleset itself and are not asked for here.
@FunctionalInterface
public interface Names {
    /// Calls everything by its id.
    Names BY_ID = (_, id) -> Text.of(id);

    /// The name of a thing; its id where it has none.
    Text of(Thing thing, String id);

    /// What a ruleset names by id.
    enum Thing {
        STORE,
        TILL,
        AUDIENCE,
        CUSTOMER,
        COUPON_BATCH,
        STAMP_CARD,
        DRAW,
        PRODUCT,
        PRICE_KIND,
        /// A tenant's own kind of payment; cash and card have words of their own.
        PAYMENT
    }
}
