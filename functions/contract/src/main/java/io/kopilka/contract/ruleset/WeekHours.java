package io.kopilka.contract.ruleset;

import io.kopilka.domain.ruleset.Condition.Schedule;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The seconds of a week in which a schedule holds, as stretches that neither touch nor overlap (docs/pricing.md
/// 6.9).
///
/// @param stretches ascending, from Monday 00:00
record WeekHours(List<Stretch> stretches) {
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;

    /// From (included) to (excluded), in seconds of the week.
    record Stretch(int from, int to) {}

    static WeekHours of(Schedule schedule) {
        List<Stretch> raw = new ArrayList<>();
        for (Window window : schedule.windows()) {
            Set<DayOfWeek> days = window.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : window.days();
            int from = window.from().toSecondOfDay();
            int to = window.to() == null ? DAY : window.to().toSecondOfDay();
            int length = to > from ? to - from : to - from + DAY;
            for (DayOfWeek day : days) {
                int start = (day.getValue() - 1) * DAY + from;
                raw.add(new Stretch(start, Math.min(start + length, WEEK)));
                if (start + length > WEEK) {
                    raw.add(new Stretch(0, start + length - WEEK));
                }
            }
        }
        raw.sort(java.util.Comparator.comparingInt(Stretch::from));
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : raw) {
            if (!merged.isEmpty() && merged.getLast().to() >= next.from()) {
                Stretch last = merged.removeLast();
                merged.add(new Stretch(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        }
        return new WeekHours(List.copyOf(merged));
    }

    /// Whether there is a moment in both.
    boolean meets(WeekHours other) {
        int i = 0;
        int j = 0;
        while (i < stretches.size() && j < other.stretches.size()) {
            Stretch mine = stretches.get(i);
            Stretch theirs = other.stretches.get(j);
            if (mine.from() < theirs.to() && theirs.from() < mine.to()) {
                return true;
            }
            if (mine.to() <= theirs.to()) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    /// Whether every moment of another is in this one.
    boolean covers(WeekHours other) {
        return other.stretches.stream()
                .allMatch(theirs ->
                        stretches.stream().anyMatch(mine -> mine.from() <= theirs.from() && theirs.to() <= mine.to()));
    }

    boolean isWholeWeek() {
        return stretches.equals(List.of(new Stretch(0, WEEK)));
    }
}
