package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/// What points pay: `redeemable` is the most that may be redeemed, in points; `money` is what is redeemed on each line.
record Redemption(Fraction redeemable, Lines money) {

    static Redemption of(Sale sale, Lines left) {
        var scheme = Scheme.of(sale);
        var rules = sale.ruleset().path("scheme").path("redeem");
        var nothing = Lines.zeros(left.size());
        if (!sale.hasCustomer() || !rules.isObject()) {
            return new Redemption(Fraction.ZERO, nothing);
        }
        var leftInSegment = left.only(sale.in(rules.path("segment")));
        var redeemable = redeemable(sale, scheme, rules, left.sum(), leftInSegment.sum());
        var request = sale.receipt().path("redeem").asText("0");
        var points = request.equals("max")
                ? redeemable
                : Fraction.of(request).downTo(scheme.step()).min(redeemable);
        var money = points.times(scheme.value()).halfUpTo(sale.minorUnit());
        return new Redemption(redeemable, Spread.of(money, leftInSegment, sale.minorUnit()));
    }

    private static Fraction redeemable(
            Sale sale, Scheme scheme, JsonNode rules, Fraction left, Fraction leftInSegment) {
        if (left.below(Fraction.of(rules.path("minReceipt").asText("0")))) {
            return Fraction.ZERO;
        }
        var share = leftInSegment
                .percent(Fraction.of(rules.path("maxShare").asText("100")))
                .downTo(sale.minorUnit());
        var above =
                left.minus(Fraction.of(rules.path("leaveAtLeast").asText("0"))).orZero();
        var money = balance(sale).times(scheme.value()).min(share).min(above);
        return money.over(scheme.value()).downTo(scheme.step());
    }

    private static Fraction balance(Sale sale) {
        var today = sale.at().toLocalDate();
        var balance = Fraction.ZERO;
        for (var lot : sale.customer().path("points")) {
            var active = !lot.hasNonNull("activates")
                    || !today.isBefore(LocalDate.parse(lot.path("activates").asText()));
            var expired = lot.hasNonNull("expires")
                    && today.isAfter(LocalDate.parse(lot.path("expires").asText()));
            if (active && !expired) {
                balance = balance.plus(Fraction.of(lot.path("amount").asText()));
            }
        }
        return balance;
    }

    boolean happened() {
        return money.sum().isPositive();
    }
}
