package io.kopilka.accounts;

import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.tier.TierLadder;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.table.Attribute;
import io.kopilka.platform.table.Item;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What events of an account tell and the account itself does not know: whose doing a change was, and where it
/// moved the tier, which only the ladder of that day's ruleset can say.
///
/// It stands on the items that the change writes, the account's and the posting's, in at most 60 bytes:
/// `customer` and `tier`. An account is not its customer: the next change may be another customer's. What a day
/// changes by itself is told of the customer who was there last ([#laterOn]).
///
/// @param customer null where nobody is known
public record Occasion(@Nullable CustomerId customer, TierMove tier) {
    static final String CUSTOMER = "customer";
    static final String TIER = "tier";

    private static final String STATE = "ACC/STATE";

    /// Where a change moved the tier.
    public enum TierMove {
        NONE,
        RAISED,
        LOWERED;

        /// From one standing to another, as that ladder has them; null is no tier.
        public static TierMove between(TierLadder ladder, @Nullable TierStanding before, @Nullable TierStanding after) {
            int from = ladder.rung(before == null ? null : before.tier());
            int to = ladder.rung(after == null ? null : after.tier());
            return to == from ? NONE : to > from ? RAISED : LOWERED;
        }
    }

    /// A change of this customer's that moves no tier.
    public static Occasion of(CustomerId customer) {
        return new Occasion(customer, TierMove.NONE);
    }

    /// A change that nobody made, on an account that stands in this item: it is told of the customer named there.
    ///
    /// @param stored the account's item as it is before the change
    public static Occasion laterOn(Item stored, TierMove tier) {
        return new Occasion(customer(stored).orElse(null), tier);
    }

    /// The customer who was last on the account that stands in this item; empty where nobody is known.
    public static Optional<CustomerId> customer(Item stored) {
        return stored.optionalText(CUSTOMER).flatMap(CustomerId::parse);
    }

    /// The same item of an account or of a posting, telling the occasion.
    Item mark(Item item) {
        Map<String, Attribute> attributes = new TreeMap<>(item.attributes());
        if (customer != null) {
            attributes.put(CUSTOMER, new Attribute.Text(customer.value()));
        }
        if (tier != TierMove.NONE && item.key().kind().equals(STATE)) {
            attributes.put(TIER, new Attribute.Text(tier.name().toLowerCase(Locale.ROOT)));
        }
        return new Item(item.key(), item.schema(), item.version(), attributes, item.expires());
    }

    /// The customer named on an item of an account, or null.
    static @Nullable String customerOn(Item item) {
        return item.optionalText(CUSTOMER).orElse(null);
    }

    /// Where the change that wrote an account's item moved its tier, where the item tells.
    static Optional<TierMove> tierOn(Item item) {
        return item.optionalText(TIER).map(text -> text.equals("raised") ? TierMove.RAISED : TierMove.LOWERED);
    }
}
