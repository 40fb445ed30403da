package io.kopilka.wire;

import io.kopilka.contract.json.Fault;
import io.kopilka.platform.problem.Detail;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/// Turns what is wrong with a document into what is answered to who sent it.
public final class Refusals {

    private Refusals() {}

    /// The problem that names these faults. Its code is the first one's; where that stands only in `errors`,
    /// `invalid_value`.
    ///
    /// @param faults at least one
    public static Problem of(List<Fault> faults) {
        List<FieldError> errors = fieldErrors(faults);
        FieldError first = errors.getFirst();
        return first.code().status().isPresent()
                ? Problem.of(errors)
                : Problem.of(ProblemCode.INVALID_VALUE).saying(first.detail()).with(errors);
    }

    /// The problem with a code of its own over these faults, such as `ruleset_invalid`, saying how many they are.
    public static Problem of(ProblemCode code, List<Fault> faults) {
        return Problem.of(code, Map.of("count", Integer.toString(faults.size())))
                .with(fieldErrors(faults));
    }

    /// The problem of one field, with what is always said of its code.
    public static Problem of(String pointer, ProblemCode code) {
        return Problem.of(FieldError.at(pointer, code));
    }

    /// The faults as field errors, in the same order.
    public static List<FieldError> fieldErrors(List<Fault> faults) {
        return faults.stream().map(Refusals::fieldError).toList();
    }

    private static FieldError fieldError(Fault fault) {
        ProblemCode code = ProblemCode.parse(fault.code().wire())
                .orElseThrow(() -> new IllegalStateException("a fault's code is no problem's: " + fault.code()));
        return new FieldError(fault.pointer(), code, new Detail.Written(fault.detail()));
    }
}
