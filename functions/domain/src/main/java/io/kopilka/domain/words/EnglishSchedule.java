package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Condition.Schedule;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Windows of weekdays and hours in English.
final class EnglishSchedule {
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> WEEK = EnumSet.allOf(DayOfWeek.class);

    private EnglishSchedule() {}

    /// Sundays 8:00–12:00.
    static String on(Schedule schedule) {
        return told(schedule, EnglishSchedule::plural, " and ");
    }

    /// On a Sunday 8:00–12:00, said of one sale.
    static String at(Schedule schedule) {
        return told(schedule, EnglishSchedule::singular, " or ");
    }

    private static String told(Schedule schedule, Function<Set<DayOfWeek>, String> days, String between) {
        Map<Set<DayOfWeek>, List<String>> hours = new LinkedHashMap<>();
        for (Window window : schedule.windows()) {
            hours.computeIfAbsent(daysOf(window), _ -> new ArrayList<>()).add(hours(window));
        }
        List<String> groups = hours.entrySet().stream()
                .map(group -> join(days.apply(group.getKey()), group.getValue()))
                .toList();
        boolean isCrowded = groups.size() > 1 && hours.values().stream().anyMatch(each -> each.size() > 1);
        return String.join(isCrowded ? ", also " : between, groups);
    }

    private static String join(String days, List<String> hours) {
        if (hours.contains("")) {
            return days;
        }
        String told = EnglishFigures.and(hours);
        return days.equals("daily") ? told + " daily" : days + " " + told;
    }

    private static Set<DayOfWeek> daysOf(Window window) {
        return window.days().isEmpty() ? WEEK : EnumSet.copyOf(window.days());
    }

    /// Nothing for the whole day.
    private static String hours(Window window) {
        LocalTime from = window.from();
        LocalTime to = window.to();
        if (to == null || to.equals(LocalTime.MIDNIGHT)) {
            return from.equals(LocalTime.MIDNIGHT) ? "" : "from " + clock(from);
        }
        if (from.equals(LocalTime.MIDNIGHT)) {
            return "until " + clock(to);
        }
        return from.equals(to) ? "from " + clock(from) + " for 24 hours" : clock(from) + "–" + clock(to);
    }

    private static String clock(LocalTime time) {
        return RussianFigures.clock(time);
    }

    private static String plural(Set<DayOfWeek> days) {
        if (days.equals(WEEK)) {
            return "daily";
        }
        if (days.equals(WORKDAYS)) {
            return "weekdays";
        }
        if (days.equals(WEEKEND)) {
            return "weekends";
        }
        return isRun(days) ? run(days) : EnglishFigures.and(names(days, "", "s"));
    }

    private static String singular(Set<DayOfWeek> days) {
        if (days.equals(WEEK)) {
            return "on any day";
        }
        if (days.equals(WORKDAYS)) {
            return "on a weekday";
        }
        if (days.equals(WEEKEND)) {
            return "at the weekend";
        }
        return isRun(days) ? "from " + run(days) : "on " + EnglishFigures.or(names(days, "a ", ""));
    }

    private static boolean isRun(Set<DayOfWeek> days) {
        return days.size() > 2 && last(days).getValue() - first(days).getValue() == days.size() - 1;
    }

    private static String run(Set<DayOfWeek> days) {
        return EnglishFigures.weekday(first(days)) + " to " + EnglishFigures.weekday(last(days));
    }

    private static DayOfWeek first(Set<DayOfWeek> days) {
        return DayOfWeek.of(days.stream().mapToInt(DayOfWeek::getValue).min().orElseThrow());
    }

    private static DayOfWeek last(Set<DayOfWeek> days) {
        return DayOfWeek.of(days.stream().mapToInt(DayOfWeek::getValue).max().orElseThrow());
    }

    private static List<String> names(Set<DayOfWeek> days, String before, String after) {
        return days.stream()
                .map(day -> before + EnglishFigures.weekday(day) + after)
                .toList();
    }
}
