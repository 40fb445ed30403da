package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Value;
import java.util.List;

/// A figure of an effect made ready to be read: fixed, off a scale, or once for each so much
/// (docs/pricing.md, section
/// 7).
sealed interface Figure {
    /// The figure for a sale in the smallest unit of its type; zero where there is none. Fits 64 bits or is an
    /// [ArithmeticException].
    long read(Sale sale);

    /// The figure, or the largest number where it is larger still: for effects that give no more than there is.
    default long readAtMost(Sale sale) {
        return read(sale);
    }

    static Figure of(Value<? extends Scaled> value, Compilation compilation) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> fixed -> new Fixed(fixed.value().units());
            case Value.Scale<? extends Scaled> scale -> Scale.of(scale, compilation);
            case Value.PerEach<? extends Scaled> each ->
                new PerEach(each.value().units(), each.each(), compilation);
        };
    }

    /// Always the same.
    record Fixed(long value) implements Figure {
        @Override
        public long read(Sale sale) {
            return value;
        }
    }

    /// The value of the last step that is reached.
    final class Scale implements Figure {
        private final Gauge gauge;
        private final long[] from;
        private final long[] values;

        private Scale(Gauge gauge, List<? extends Value.Step<? extends Scaled>> steps) {
            this.gauge = gauge;
            from = steps.stream().mapToLong(step -> step.from().units()).toArray();
            values = steps.stream().mapToLong(step -> step.value().units()).toArray();
        }

        static Scale of(Value.Scale<? extends Scaled> scale, Compilation compilation) {
            return new Scale(Gauge.of(scale.by(), compilation), scale.steps());
        }

        /// Whether the first step is reached, so that there is a figure at all.
        boolean isReached(Sale sale) {
            return gauge.read(sale) >= from[0];
        }

        @Override
        public long read(Sale sale) {
            long measured = gauge.read(sale);
            if (measured < 0) {
                return 0;
            }
            long value = 0;
            for (int s = 0; s < from.length && from[s] <= measured; s++) {
                value = values[s];
            }
            return value;
        }
    }

    /// Once for each whole so much.
    final class PerEach implements Figure {
        private final long value;
        private final long of;
        private final Gauge gauge;

        PerEach(long value, Value.Each each, Compilation compilation) {
            this.value = value;
            switch (each) {
                case Value.Each.ReceiptTotal(Money amount, var segment) -> {
                    of = amount.units();
                    int number = compilation.segment(segment);
                    gauge = sale -> sale.total(number);
                }
                case Value.Each.Paid(Money amount, var segment) -> {
                    of = amount.units();
                    int number = compilation.segment(segment);
                    gauge = sale -> sale.paid(number);
                }
                case Value.Each.QuantityBought(var quantity, var segment) -> {
                    of = quantity.units();
                    int number = compilation.segment(segment);
                    gauge = sale -> sale.units(number);
                }
            }
        }

        @Override
        public long read(Sale sale) {
            return Math.multiplyExact(gauge.read(sale) / of, value);
        }

        @Override
        public long readAtMost(Sale sale) {
            long times = gauge.read(sale) / of;
            return Math.multiplyHigh(times, value) == 0 && times * value >= 0 ? times * value : Long.MAX_VALUE;
        }
    }

    /// Some percent of an accumulation, half-up.
    record PartOf(AccumulationGauge accumulation, Figure percent) implements Figure {
        @Override
        public long read(Sale sale) {
            long whole = accumulation.read(sale);
            return whole <= 0 ? 0 : Percent.ofUnits(percent.read(sale)).ofHalfUp(whole);
        }
    }

    /// What a scale or a count is measured by.
    @FunctionalInterface
    interface Gauge {
        /// The measure, or less than zero where it cannot be taken.
        long read(Sale sale);

        static Gauge of(Value.Measure measure, Compilation compilation) {
            return switch (measure) {
                case Value.Measure.ReceiptTotal(var segment) -> {
                    int number = compilation.segment(segment);
                    yield sale -> sale.total(number);
                }
                case Value.Measure.QuantityBought(var segment) -> {
                    int number = compilation.segment(segment);
                    yield sale -> sale.units(number);
                }
                case Value.Measure.Accumulated(var accumulation, var includeCurrent) ->
                    compilation.gauge(accumulation, includeCurrent)::read;
            };
        }
    }
}
