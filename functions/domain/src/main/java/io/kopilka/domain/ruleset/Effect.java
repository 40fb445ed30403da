package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an offer does to the lines in its scope (docs/pricing.md, section 8). One record an effect; its [#key]
/// is its
/// name on the wire.
public sealed interface Effect {
    String key();

    /// Takes money off; folded through the combination tree.
    sealed interface Discount extends Effect {}

    /// Adds money; stands outside the combination tree.
    sealed interface Markup extends Effect {
        @Override
        default String key() {
            return "markup";
        }
    }

    /// Earns points; folded through the tree of points.
    sealed interface Accrual extends Effect {
        @Override
        default String key() {
            return "points";
        }
    }

    /// Gives no amount; applied as soon as its conditions hold.
    sealed interface Notice extends Effect {}

    /// p % of each line's base.
    record PercentOff(Value<Percent> percent) implements Discount {
        @Override
        public String key() {
            return "percent";
        }
    }

    /// An amount off, spread over the lines by their bases.
    record AmountOff(Value<Money> amount) implements Discount {
        @Override
        public String key() {
            return "amount";
        }
    }

    /// An amount off each unit.
    record AmountOffPerUnit(Value<Money> amount) implements Discount {
        @Override
        public String key() {
            return "amountPerUnit";
        }
    }

    /// A price for each unit.
    record UnitPrice(Value<Money> price) implements Discount {
        @Override
        public String key() {
            return "price";
        }
    }

    /// The product's price of another kind.
    record PriceKind(String kind) implements Discount {
        @Override
        public String key() {
            return "priceKind";
        }
    }

    /// p % of what was paid on the customer's last purchase, as an amount.
    record PercentOfPreviousPurchase(Value<Percent> percent) implements Discount {
        @Override
        public String key() {
            return "percentOfPreviousPurchase";
        }
    }

    /// In each full group of `take` units, dearest first, all after the first `pay` are p % off.
    record NForM(int take, int pay, Percent percent) implements Discount {
        @Override
        public String key() {
            return "nForM";
        }
    }

    /// Sets of products for a price together.
    record Bundle(List<BundleItem> items, Money price) implements Discount {
        @Override
        public String key() {
            return "bundle";
        }
    }

    /// What a set is made of.
    sealed interface BundleItem {
        Quantity quantity();

        /// So much of one product.
        record OfSku(String sku, Quantity quantity) implements BundleItem {}

        /// So much of any products of a segment.
        record OfSegment(String segment, Quantity quantity) implements BundleItem {}
    }

    /// Units of a product for free.
    record Gift(String sku, Value<Quantity> quantity) implements Discount {
        @Override
        public String key() {
            return "gift";
        }
    }

    /// p % of the line's amount on top.
    record PercentMarkup(Value<Percent> percent) implements Markup {}

    /// An amount on top, spread over the lines by their amounts.
    record AmountMarkup(Value<Money> amount) implements Markup {}

    /// p % of what is paid for a line, as points.
    record PointsPercent(Value<Percent> percent) implements Accrual {}

    /// Points for the receipt, spread over the lines by what is paid.
    record PointsAmount(Value<Points> amount) implements Accrual {}

    /// Points for each unit.
    record PointsPerUnit(Value<Points> amount) implements Accrual {}

    /// Text for the cashier or the receipt.
    record Message(Text text) implements Notice {
        @Override
        public String key() {
            return "message";
        }
    }

    /// The lines in scope may not be sold now.
    ///
    /// @param text why; a general sentence where null
    record Forbid(@Nullable Text text) implements Notice {
        @Override
        public String key() {
            return "forbid";
        }
    }

    /// A coupon of a batch is handed out with the sale.
    record IssueCoupon(String batch) implements Notice {
        @Override
        public String key() {
            return "coupon";
        }
    }

    /// Stamps are put on a stamp card.
    record Stamps(String card, int count) implements Notice {
        @Override
        public String key() {
            return "stamps";
        }
    }

    /// Tickets of a prize draw are issued.
    record Tickets(String draw, int count) implements Notice {
        @Override
        public String key() {
            return "tickets";
        }
    }
}
