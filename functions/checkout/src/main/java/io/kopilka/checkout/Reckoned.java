package io.kopilka.checkout;

import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.Detail;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.wire.Outcome;

/// Prices a sale, and refuses one whose amounts are too large to be reckoned: rather no price than a wrong one.
final class Reckoned {
    private Reckoned() {}

    static Outcome<PricedReceipt> price(Sale sale, Explain explain) {
        try {
            return Outcome.done(sale.price(explain));
        } catch (ArithmeticException tooLarge) {
            return Outcome.refused(Problem.of(new FieldError(
                    "/lines",
                    ProblemCode.OUT_OF_RANGE,
                    new Detail.Written(new Text(
                            "Суммы чека слишком велики, чтобы посчитать их точно.",
                            "The receipt's amounts are too large to be reckoned exactly.")))));
        }
    }
}
