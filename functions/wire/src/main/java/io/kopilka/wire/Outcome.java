package io.kopilka.wire;

import io.kopilka.contract.json.Read;
import io.kopilka.platform.problem.Problem;
import java.util.function.Consumer;
import java.util.function.Function;

/// What came of a step of a use case: what it was to give, or the refusal that ends the case.
public sealed interface Outcome<T> {

    /// The step was done.
    record Done<T>(T value) implements Outcome<T> {}

    /// The step was refused; nothing has changed.
    record Refused<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /// What was read, or the refusal that names every fault.
    static <T> Outcome<T> of(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(T value) -> done(value);
            case Read.Refused<T>(var faults) -> refused(Refusals.of(faults));
        };
    }

    /// The same outcome with what follows from its value.
    default <R> Outcome<R> map(Function<? super T, ? extends R> next) {
        return switch (this) {
            case Done<T>(T value) -> done(next.apply(value));
            case Refused<T>(Problem problem) -> refused(problem);
        };
    }

    /// The outcome of the next step, which a refusal never reaches.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Problem problem) -> refused(problem);
        };
    }

    /// The same outcome, after telling it to somebody where it is done.
    default Outcome<T> after(Consumer<? super T> told) {
        if (this instanceof Done<T>(T value)) {
            told.accept(value);
        }
        return this;
    }
}
