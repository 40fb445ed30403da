package io.kopilka.wire;

import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.Detail;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import java.util.function.Supplier;

/// Prices what was asked for, and refuses it where amounts are too large to be reckoned: rather no price
/// than a wrong one.
public final class Reckoning {
    private Reckoning() {}

    /// What was reckoned. Refused: `out_of_range`.
    ///
    /// @param lines pointer to the lines whose amounts are reckoned
    /// @param reckoning throws [ArithmeticException] where an amount is too large
    public static <T> Outcome<T> of(String lines, Supplier<T> reckoning) {
        try {
            return Outcome.done(reckoning.get());
        } catch (ArithmeticException tooLarge) {
            return Outcome.refused(Problem.of(new FieldError(
                    lines,
                    ProblemCode.OUT_OF_RANGE,
                    new Detail.Written(new Text(
                            "Суммы чека слишком велики, чтобы посчитать их точно.",
                            "The receipt's amounts are too large to be reckoned exactly.")))));
        }
    }
}
