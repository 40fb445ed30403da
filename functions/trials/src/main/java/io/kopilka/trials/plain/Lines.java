package io.kopilka.trials.plain;

import java.util.Arrays;

/// One number for each line of the receipt, in its order.
final class Lines {

    private Lines() {}

    static Fraction[] zeros(int lines) {
        var zeros = new Fraction[lines];
        Arrays.fill(zeros, Fraction.ZERO);
        return zeros;
    }

    static Fraction sum(Fraction[] lines) {
        var sum = Fraction.ZERO;
        for (var line : lines) {
            sum = sum.plus(line);
        }
        return sum;
    }

    static Fraction[] plus(Fraction[] one, Fraction[] other) {
        var sum = one.clone();
        for (var i = 0; i < sum.length; i++) {
            sum[i] = sum[i].plus(other[i]);
        }
        return sum;
    }

    /// What is left of each line after something is taken off it, never below zero.
    static Fraction[] less(Fraction[] one, Fraction[] other) {
        var left = one.clone();
        for (var i = 0; i < left.length; i++) {
            left[i] = left[i].minus(other[i]).orZero();
        }
        return left;
    }

    static Fraction[] only(boolean[] kept, Fraction[] lines) {
        var some = lines.clone();
        for (var i = 0; i < some.length; i++) {
            some[i] = kept[i] ? some[i] : Fraction.ZERO;
        }
        return some;
    }
}
