package io.kopilka.trials.bench;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/// What the turns of a run found, round by round, and the tables made from it (Markdown).
final class Figures {
    private static final double CONFIDENCE = 0.999;
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double[] TAILS = {50, 99, 99.9};

    private final Map<Contenders, Map<Programme, ListStatistics>> micros = new EnumMap<>(Contenders.class);
    private final Map<Contenders, Map<Programme, ListStatistics>> processorMicros = new EnumMap<>(Contenders.class);
    private final Map<Contenders, Map<Programme, ListStatistics>> bytes = new EnumMap<>(Contenders.class);
    private final List<Statistics> tails = new ArrayList<>();
    private final List<Statistics> warmCompiles = new ArrayList<>();
    private final ListStatistics coldCompiles = new ListStatistics();

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            Contenders engine = Contenders.valueOf(result.getParams().getParam("engine"));
            Programme programme = Programme.valueOf(result.getParams().getParam("programme"));
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                for (IterationResult round : fork.getIterationResults()) {
                    of(micros, engine, programme)
                            .addValue(round.getPrimaryResult().getScore());
                    of(processorMicros, engine, programme).addValue(profiled(round, ProcessorTime.LABEL));
                    of(bytes, engine, programme).addValue(profiled(round, ALLOCATED));
                }
            }
        }
    }

    void addTails(Collection<RunResult> results) {
        results.forEach(result -> tails.add(result.getPrimaryResult().getStatistics()));
    }

    void addWarmCompile(Collection<RunResult> results) {
        results.forEach(result -> warmCompiles.add(result.getPrimaryResult().getStatistics()));
    }

    void addColdCompile(Collection<RunResult> results) {
        for (RunResult result : results) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                coldCompiles.addValue(fork.getPrimaryResult().getScore());
            }
        }
    }

    private static double profiled(IterationResult round, String label) {
        return Objects.requireNonNull(round.getSecondaryResults().get(label), label)
                .getScore();
    }

    private static ListStatistics of(
            Map<Contenders, Map<Programme, ListStatistics>> figures, Contenders engine, Programme programme) {
        return figures.computeIfAbsent(engine, _ -> new EnumMap<>(Programme.class))
                .computeIfAbsent(programme, _ -> new ListStatistics());
    }

    private double processorMicros(Contenders engine, Programme programme) {
        return of(processorMicros, engine, programme).getPercentile(50);
    }

    void print(PrintWriter out) {
        out.println("| offers | engine | processor time a basket, µs (least–most) | baskets a processor second"
                + " | by the clock, µs, mean ± error (99.9 %) | allocated, KB | processor time, Kopilka = 1 |");
        out.println("|---|---|---|---|---|---|---|");
        for (Programme programme : Programme.OF_ALL_ENGINES) {
            for (Contenders engine : Contenders.values()) {
                print(out, engine, programme);
            }
        }
        print(out, Contenders.KOPILKA, Programme.OFFERS_10000_AS_100);
        out.println();
        out.println("| Kopilka | |");
        out.println("|---|---|");
        out.printf(
                Locale.ROOT,
                "| 10,000 offers of which those of 100 can apply, time of 100 = 1 | %.2f |%n",
                processorMicros(Contenders.KOPILKA, Programme.OFFERS_10000_AS_100)
                        / processorMicros(Contenders.KOPILKA, Programme.OFFERS_100));
        for (double percentile : TAILS) {
            out.printf(
                    Locale.ROOT,
                    "| 1,000 offers, p%s of a basket (median of the turns) | %.1f µs |%n",
                    new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(percentile),
                    medianOf(tails, percentile));
        }
        out.printf(Locale.ROOT, "| 1,000 offers compiled, warm (median) | %.1f ms |%n", medianOf(warmCompiles, 50));
        out.printf(
                Locale.ROOT,
                "| 1,000 offers compiled, first thing in a new JVM, median of %d (least–most) | %.0f ms (%.0f–%.0f) |%n",
                coldCompiles.getN(),
                coldCompiles.getPercentile(50),
                coldCompiles.getMin(),
                coldCompiles.getMax());
        out.flush();
    }

    private void print(PrintWriter out, Contenders engine, Programme programme) {
        ListStatistics processor = of(processorMicros, engine, programme);
        ListStatistics clock = of(micros, engine, programme);
        double median = processor.getPercentile(50);
        out.printf(
                Locale.ROOT,
                "| %,d | %s | %.2f (%.2f–%.2f) | %,.0f | %.2f ± %.2f | %.1f | %.2f |%n",
                programme.offers(),
                engine.title(),
                median,
                processor.getMin(),
                processor.getMax(),
                1_000_000 / median,
                clock.getMean(),
                clock.getMeanErrorAt(CONFIDENCE),
                of(bytes, engine, programme).getPercentile(50) / 1_024,
                median / processorMicros(Contenders.KOPILKA, programme));
    }

    private static double medianOf(List<Statistics> turns, double percentile) {
        ListStatistics ofTurns = new ListStatistics();
        turns.forEach(turn -> ofTurns.addValue(turn.getPercentile(percentile)));
        return ofTurns.getPercentile(50);
    }
}
