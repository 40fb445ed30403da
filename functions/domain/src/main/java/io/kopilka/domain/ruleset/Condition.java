package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// When an offer holds (docs/pricing.md, section 6). One record a condition; its [#key] is its name on the
/// wire and the
/// reason that a skipped offer states.
public sealed interface Condition {
    /// The condition's name in the contract, and the reason code when it does not hold.
    String key();

    /// Visits this condition and all within it, outermost first.
    default void walk(Consumer<Condition> visit) {
        visit.accept(this);
        switch (this) {
            case All all -> all.conditions().forEach(inner -> inner.walk(visit));
            case Any any -> any.conditions().forEach(inner -> inner.walk(visit));
            case Not not -> not.condition().walk(visit);
            case ReceiptTotal _,
                    QuantityBought _,
                    Accumulated _,
                    Purchases _,
                    ReceiptNumber _,
                    Payment _,
                    Schedule _,
                    Customers _,
                    Audiences _,
                    CardKinds _,
                    Tiers _,
                    Birthday _,
                    FirstPurchase _,
                    CouponOf _,
                    Stores _,
                    Tills _,
                    Uses _ -> {}
        }
    }

    /// The amount of the receipt's lines in a segment lies in a range.
    record ReceiptTotal(Range<Money> range, @Nullable String segment) implements Condition {
        @Override
        public String key() {
            return "receiptTotal";
        }
    }

    /// The units of a segment on the receipt lie in a range.
    record QuantityBought(Range<Quantity> range, @Nullable String segment) implements Condition {
        @Override
        public String key() {
            return "quantity";
        }
    }

    /// The customer's accumulation lies in a range.
    ///
    /// @param atLeast in the unit of the accumulation's measure: [Money] or [Quantity]; open where null
    /// @param atMost likewise
    /// @param includeCurrentReceipt whether this receipt's lines of the segment count too
    record Accumulated(
            Accumulation accumulation,
            @Nullable Scaled atLeast,
            @Nullable Scaled atMost,
            boolean includeCurrentReceipt) implements Condition {
        @Override
        public String key() {
            return "accumulated";
        }
    }

    /// The number of the customer's purchases in a period, this one included, is at least so many or every so
    /// manyth.
    record Purchases(Count count, Period period) implements Condition {
        /// How purchases are counted: at least N, or a multiple of N.
        public sealed interface Count {
            int number();

            record AtLeast(int number) implements Count {}

            record Every(int number) implements Count {}
        }

        @Override
        public String key() {
            return "purchases";
        }
    }

    /// The till's receipt number is a multiple of N.
    record ReceiptNumber(int every) implements Condition {
        @Override
        public String key() {
            return "receiptNumber";
        }
    }

    /// Payments are announced and every one is of a listed kind.
    record Payment(Set<String> kinds) implements Condition {
        @Override
        public String key() {
            return "payment";
        }
    }

    /// One of the windows holds now.
    record Schedule(List<Window> windows) implements Condition {
        /// Hours of weekdays. An end that is not after the start lies on the next day.
        ///
        /// @param days the days on which the window starts; every day where empty
        /// @param from included
        /// @param to excluded; null is the end of the day (24:00)
        public record Window(
                Set<DayOfWeek> days,
                LocalTime from,
                @Nullable LocalTime to) {}

        @Override
        public String key() {
            return "schedule";
        }
    }

    /// The customer is one of a list.
    record Customers(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "customers";
        }
    }

    /// The customer belongs to one of a list of audiences.
    record Audiences(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "audiences";
        }
    }

    /// The scanned card is of one of a list of kinds.
    record CardKinds(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "cardKinds";
        }
    }

    /// The customer holds one of a list of tiers.
    record Tiers(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "tiers";
        }
    }

    /// Today lies around the customer's birthday.
    ///
    /// @param before days before it, 0 to 182
    /// @param after days after it, 0 to 182
    record Birthday(int before, int after) implements Condition {
        @Override
        public String key() {
            return "birthday";
        }
    }

    /// The customer has bought nothing before.
    record FirstPurchase() implements Condition {
        @Override
        public String key() {
            return "firstPurchase";
        }
    }

    /// A valid coupon of a batch is on the receipt.
    record CouponOf(String batch) implements Condition {
        @Override
        public String key() {
            return "coupon";
        }
    }

    /// The sale is made in one of a list of stores.
    record Stores(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "stores";
        }
    }

    /// The sale is made at one of a list of tills.
    record Tills(Set<String> ids) implements Condition {
        @Override
        public String key() {
            return "tills";
        }
    }

    /// The offer has been used fewer than so many times.
    record Uses(int below, Per per, Period period) implements Condition {
        /// Whose uses are counted.
        public enum Per {
            ALL,
            CUSTOMER
        }

        @Override
        public String key() {
            return "uses";
        }
    }

    /// All of a list hold. Transparent: the reason is that of the first in it that does not.
    record All(List<Condition> conditions) implements Condition {
        @Override
        public String key() {
            return "all";
        }
    }

    /// At least one of a list holds.
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public String key() {
            return "any";
        }
    }

    /// Another condition does not hold.
    record Not(Condition condition) implements Condition {
        @Override
        public String key() {
            return "not";
        }
    }
}
