package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes checks of conditions (docs/pricing.md, section 6). A new condition is a new case here, and the
/// compiler says
/// so.
final class Checks {
    private final Compilation compilation;
    private final String offer;

    /// @param offer whose uses its conditions count
    Checks(Compilation compilation, String offer) {
        this.compilation = compilation;
        this.offer = offer;
    }

    /// The checks of an offer's conditions in the order in which they are asked; nested lists of `all` are
    /// laid flat.
    Check[] ofAll(@Nullable Condition condition) {
        List<Check> checks = new ArrayList<>();
        flatten(condition, checks);
        return checks.toArray(Check[]::new);
    }

    private void flatten(@Nullable Condition condition, List<Check> into) {
        if (condition instanceof Condition.All all) {
            all.conditions().forEach(inner -> flatten(inner, into));
        } else if (condition != null) {
            into.add(of(condition));
        }
    }

    Check of(Condition condition) {
        return switch (condition) {
            case Condition.ReceiptTotal total -> receiptTotal(total);
            case Condition.QuantityBought bought -> quantity(bought);
            case Condition.Accumulated accumulated -> accumulated(accumulated);
            case Condition.Purchases purchases -> purchases(purchases);
            case Condition.ReceiptNumber number -> new ReceiptNumberCheck(number);
            case Condition.Payment payment -> new PaymentCheck(payment);
            case Condition.Schedule schedule -> new ScheduleCheck(schedule);
            case Condition.Customers customers ->
                new MembershipCheck(
                        customers, customers.ids(), sale -> sale.customer == null ? null : sale.customer.id());
            case Condition.Audiences audiences ->
                new AudienceCheck(
                        audiences,
                        audiences.ids().stream().mapToInt(compilation::audience).toArray());
            case Condition.CardKinds kinds -> new MembershipCheck(kinds, kinds.ids(), Sale::cardKind);
            case Condition.Tiers tiers ->
                new MembershipCheck(tiers, tiers.ids(), sale -> sale.customer == null ? null : sale.customer.tier());
            case Condition.Birthday birthday -> new BirthdayCheck(birthday);
            case Condition.FirstPurchase first -> new FirstPurchaseCheck(first);
            case Condition.CouponOf coupon -> new CouponCheck(coupon);
            case Condition.Stores stores -> new MembershipCheck(stores, stores.ids(), sale -> sale.receipt.store());
            case Condition.Tills tills -> new MembershipCheck(tills, tills.ids(), sale -> sale.receipt.till());
            case Condition.Uses uses -> new UsesCheck(uses, offer);
            case Condition.All all -> new AllCheck(all, ofAll(all));
            case Condition.Any any ->
                new AnyCheck(any, any.conditions().stream().map(this::of).toArray(Check[]::new));
            case Condition.Not not -> new NotCheck(not, of(not.condition()));
        };
    }

    private Check receiptTotal(Condition.ReceiptTotal total) {
        int segment = compilation.segment(total.segment());
        return new ThresholdCheck(
                total,
                units(total.range().atLeast(), 0),
                units(total.range().atMost(), Long.MAX_VALUE),
                sale -> sale.total(segment),
                missing -> new Missing.OfMoney(Money.ofMinor(missing)));
    }

    private Check quantity(Condition.QuantityBought bought) {
        int segment = compilation.segment(bought.segment());
        return new ThresholdCheck(
                bought,
                units(bought.range().atLeast(), 0),
                units(bought.range().atMost(), Long.MAX_VALUE),
                sale -> sale.units(segment),
                missing -> new Missing.OfQuantity(Quantity.ofThousandths(missing)));
    }

    private Check accumulated(Condition.Accumulated accumulated) {
        AccumulationGauge gauge = compilation.gauge(accumulated.accumulation(), accumulated.includeCurrentReceipt());
        return new ThresholdCheck(
                accumulated,
                units(accumulated.atLeast(), 0),
                units(accumulated.atMost(), Long.MAX_VALUE),
                gauge::read,
                missing -> switch (accumulated.accumulation().measure()) {
                    case MONEY -> new Missing.OfMoney(Money.ofMinor(missing));
                    case QUANTITY -> new Missing.OfQuantity(Quantity.ofThousandths(missing));
                });
    }

    private Check purchases(Condition.Purchases purchases) {
        return switch (purchases.count()) {
            case Count.AtLeast(int number) ->
                new ThresholdCheck(
                        purchases,
                        number,
                        Long.MAX_VALUE,
                        sale -> sale.customer == null
                                ? AccumulationGauge.NO_CUSTOMER
                                : sale.purchases(sale.customer, purchases.period()),
                        Missing.OfCount::new);
            case Count.Every(int number) -> new EveryPurchaseCheck(purchases, number);
        };
    }

    private static long units(@Nullable Scaled bound, long open) {
        return bound == null ? open : bound.units();
    }

    private static final class AllCheck extends Check {
        private final Check[] checks;

        AllCheck(Condition.All all, Check[] checks) {
            super(all);
            this.checks = checks;
        }

        @Override
        boolean holds(Sale sale) {
            for (Check check : checks) {
                if (!check.holds(sale)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class AnyCheck extends Check {
        private final Check[] checks;

        AnyCheck(Condition.Any any, Check[] checks) {
            super(any);
            this.checks = checks;
        }

        @Override
        boolean holds(Sale sale) {
            for (Check check : checks) {
                if (check.holds(sale)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class NotCheck extends Check {
        private final Check check;

        NotCheck(Condition.Not not, Check check) {
            super(not);
            this.check = check;
        }

        @Override
        boolean holds(Sale sale) {
            return !check.holds(sale);
        }
    }

    /// Whether one name that the sale has is in a list.
    static final class MembershipCheck extends Check {
        private final Set<String> ids;
        private final Function<Sale, @Nullable String> name;

        MembershipCheck(Condition condition, Set<String> ids, Function<Sale, @Nullable String> name) {
            super(condition);
            this.ids = ids;
            this.name = name;
        }

        @Override
        boolean holds(Sale sale) {
            String id = name.apply(sale);
            return id != null && ids.contains(id);
        }
    }

    private static final class AudienceCheck extends Check {
        private final int[] numbers;

        AudienceCheck(Condition.Audiences audiences, int[] numbers) {
            super(audiences);
            this.numbers = numbers;
        }

        @Override
        boolean holds(Sale sale) {
            for (int number : numbers) {
                if (sale.isInAudience(number)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class PaymentCheck extends Check {
        private final Set<String> kinds;

        PaymentCheck(Condition.Payment payment) {
            super(payment);
            kinds = payment.kinds();
        }

        @Override
        boolean holds(Sale sale) {
            List<String> announced = sale.receipt.payments();
            return !announced.isEmpty() && kinds.containsAll(announced);
        }
    }

    private static final class CouponCheck extends Check {
        private final String batch;

        CouponCheck(Condition.CouponOf coupon) {
            super(coupon);
            batch = coupon.batch();
        }

        @Override
        boolean holds(Sale sale) {
            return sale.receipt.coupons().contains(batch);
        }
    }

    private static final class FirstPurchaseCheck extends Check {
        FirstPurchaseCheck(Condition.FirstPurchase first) {
            super(first);
        }

        @Override
        boolean holds(Sale sale) {
            return sale.customer != null && sale.customer.history().purchases(new Period.Lifetime()) == 0;
        }
    }

    private static final class UsesCheck extends Check {
        private final Condition.Uses uses;
        private final String offer;

        UsesCheck(Condition.Uses uses, String offer) {
            super(uses);
            this.uses = uses;
            this.offer = offer;
        }

        @Override
        boolean holds(Sale sale) {
            if (uses.per() == Per.ALL) {
                return sale.uses.uses(offer, uses.period()) < uses.below();
            }
            return sale.customer != null && sale.customer.history().uses(offer, uses.period()) < uses.below();
        }
    }
}
