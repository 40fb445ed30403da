package io.kopilka.trials.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often each fault was injected.
public final class Injected {
    private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class);

    public Injected() {
        for (Fault fault : Fault.values()) {
            counts.put(fault, new LongAdder());
        }
    }

    void count(Fault fault) {
        counter(fault).increment();
    }

    void add(Injected more) {
        more.counts.forEach((fault, count) -> counter(fault).add(count.sum()));
    }

    /// How often one was.
    public long of(Fault fault) {
        return counter(fault).sum();
    }

    /// A line for each that was.
    public String report() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((fault, count) -> {
            if (count.sum() > 0) {
                lines.append("  %,12d  %s%n".formatted(count.sum(), fault.title()));
            }
        });
        return lines.toString();
    }

    private LongAdder counter(Fault fault) {
        return java.util.Objects.requireNonNull(counts.get(fault));
    }
}
