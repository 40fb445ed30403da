package io.kopilka.trials.plain;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// One number for each line of the receipt, in its order.
record Lines(List<Fraction> numbers) {

    Lines {
        numbers = List.copyOf(numbers);
    }

    static Lines zeros(int lines) {
        return new Lines(Collections.nCopies(lines, Fraction.ZERO));
    }

    static Lines of(Fraction[] numbers) {
        return new Lines(Arrays.asList(numbers));
    }

    static Lines of(int lines, IntFunction<Fraction> number) {
        return new Lines(IntStream.range(0, lines).mapToObj(number).toList());
    }

    int size() {
        return numbers.size();
    }

    Fraction at(int line) {
        return numbers.get(line);
    }

    Fraction at(Line line) {
        return numbers.get(line.index());
    }

    Fraction sum() {
        var sum = Fraction.ZERO;
        for (var number : numbers) {
            sum = sum.plus(number);
        }
        return sum;
    }

    Lines plus(Lines other) {
        return of(size(), line -> at(line).plus(other.at(line)));
    }

    /// What is left of each line after something is taken off it, never below zero.
    Lines less(Lines other) {
        return of(size(), line -> at(line).minus(other.at(line)).orZero());
    }

    Lines min(Lines other) {
        return of(size(), line -> at(line).min(other.at(line)));
    }

    Lines min(Fraction most) {
        return of(size(), line -> at(line).min(most));
    }

    Lines times(Fraction factor) {
        return of(size(), line -> at(line).times(factor));
    }

    Lines only(boolean[] kept) {
        return of(size(), line -> kept[line] ? at(line) : Fraction.ZERO);
    }

    Fraction[] toArray() {
        return numbers.toArray(Fraction[]::new);
    }
}
