package io.kopilka.accounts;

import io.kopilka.domain.identity.CustomerId;
import io.kopilka.platform.table.Attribute;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Write;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What events of an account tell and the account itself does not know: whose doing a change was, and where it moved
/// the tier, which only the ladder of that day's ruleset can say.
///
/// It stands on the items that the change writes, the account's and the posting's, in at most 60 bytes: `customer` and
/// `tier`. An account is not its customer: the next change may be another customer's, or nobody's.
///
/// @param customer null where nobody in particular did it, such as a schedule
public record Occasion(@Nullable CustomerId customer, TierMove tier) {
    static final String CUSTOMER = "customer";
    static final String TIER = "tier";

    private static final String STATE = "ACC/STATE";
    private static final String ENTRY = "ACC/ENTRY";

    /// Where a change moved the tier.
    public enum TierMove {
        NONE,
        RAISED,
        LOWERED
    }

    /// The same writes, telling the occasion.
    ///
    /// @param writes those of [AccountStore#writes], and any others, which stay as they are
    public List<Write> mark(List<Write> writes) {
        return writes.stream().map(this::marked).toList();
    }

    private Write marked(Write write) {
        return switch (write) {
            case Write.PutIfAbsent(Item item) -> new Write.PutIfAbsent(marked(item));
            case Write.PutIfVersion(Item item, long expected) -> new Write.PutIfVersion(marked(item), expected);
            case Write.Put _,
                    Write.Delete _,
                    Write.DeleteIfPresent _,
                    Write.DeleteIfVersion _,
                    Write.RequirePresent _,
                    Write.RequireAbsent _,
                    Write.RequireVersion _ -> write;
        };
    }

    private Item marked(Item item) {
        String kind = item.key().kind();
        if (!kind.equals(STATE) && !kind.equals(ENTRY)) {
            return item;
        }
        Map<String, Attribute> attributes = new TreeMap<>(item.attributes());
        if (customer != null) {
            attributes.put(CUSTOMER, new Attribute.Text(customer.value()));
        }
        if (tier != TierMove.NONE && kind.equals(STATE)) {
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
