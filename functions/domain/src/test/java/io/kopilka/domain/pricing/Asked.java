package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.qty;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.fixture.GivenCustomer;
import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a condition answers on a sale: an offer of a message stands under it. The segment `tea` holds the sku `tea`.
record Asked(Condition condition, GivenRuleset ruleset) {
    static final String HOLDS = "holds";

    static Asked of(Condition condition) {
        return new Asked(
                condition,
                given(offer("asked").message("holds").when(condition)).where(segment("tea", skus("tea"), null)));
    }

    static Asked not(Condition condition) {
        return of(new Condition.Not(condition));
    }

    /// Whether it holds, or else the reason and what is missing.
    String on(GivenReceipt receipt) {
        return answer(ruleset.price(receipt));
    }

    String on(GivenReceipt receipt, GivenCustomer customer) {
        return answer(ruleset.price(receipt, customer));
    }

    String on(GivenReceipt receipt, Buyer buyer) {
        return answer(ruleset.price(receipt, buyer, Explain.ALL));
    }

    private static String answer(Outcome outcome) {
        if (outcome.applied().contains("asked")) {
            return HOLDS;
        }
        String missing = outcome.missing().get("asked");
        return outcome.skipped().get("asked") + (missing == null ? "" : " " + missing);
    }

    static Range<Money> money(@Nullable String atLeast, @Nullable String atMost) {
        return new Range<>(atLeast == null ? null : rub(atLeast), atMost == null ? null : rub(atMost));
    }

    static Range<Quantity> units(@Nullable String atLeast, @Nullable String atMost) {
        return new Range<>(atLeast == null ? null : qty(atLeast), atMost == null ? null : qty(atMost));
    }

    static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    static Condition any(Condition... parts) {
        return new Condition.Any(List.of(parts));
    }
}
