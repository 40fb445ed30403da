package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Accumulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is collected while a ruleset is compiled: numbers of segments and of the audiences that conditions name, and
/// the
/// accumulations that anything asks for.
final class Compilation {
    private final SegmentIndex segments;
    private final Map<String, Integer> audiences = new HashMap<>();
    private final List<Accumulation> accumulations = new ArrayList<>();

    Compilation(SegmentIndex segments) {
        this.segments = segments;
    }

    int segment(@Nullable String id) {
        return segments.number(id);
    }

    int audience(String id) {
        return audiences.computeIfAbsent(id, _ -> audiences.size());
    }

    Map<String, Integer> audiences() {
        return audiences;
    }

    AccumulationGauge gauge(Accumulation accumulation, boolean includeCurrent) {
        int index = accumulations.indexOf(accumulation);
        if (index < 0) {
            index = accumulations.size();
            accumulations.add(accumulation);
        }
        return new AccumulationGauge(accumulation, index, segment(accumulation.segment()), includeCurrent);
    }

    List<Accumulation> accumulations() {
        return List.copyOf(accumulations);
    }
}
