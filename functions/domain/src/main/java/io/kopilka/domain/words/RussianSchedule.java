package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Condition.Schedule;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import io.kopilka.domain.words.RussianFigures.Weekday;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Windows of weekdays and hours in Russian.
final class RussianSchedule {
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> WEEK = EnumSet.allOf(DayOfWeek.class);

    private RussianSchedule() {}

    /// По воскресеньям 8:00–12:00.
    static String on(Schedule schedule) {
        return told(schedule, RussianSchedule::by, " и ");
    }

    /// Воскресений 8:00–12:00, as after "кроме".
    static String except(Schedule schedule) {
        return told(schedule, RussianSchedule::genitive, " и ");
    }

    /// В воскресенье 8:00–12:00, said of one sale.
    static String at(Schedule schedule) {
        return told(schedule, RussianSchedule::accusative, " или ");
    }

    /// В воскресенье 8:00–12:00 и не в понедельник, as after "не".
    static String notAt(Schedule schedule) {
        return told(schedule, RussianSchedule::accusative, " и не ");
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
        return String.join(isCrowded ? ", а также " : between, groups);
    }

    private static String join(String days, List<String> hours) {
        return hours.contains("") ? days : days + " " + RussianFigures.and(hours);
    }

    private static Set<DayOfWeek> daysOf(Window window) {
        return window.days().isEmpty() ? WEEK : EnumSet.copyOf(window.days());
    }

    /// Nothing for the whole day.
    private static String hours(Window window) {
        LocalTime from = window.from();
        LocalTime to = window.to();
        if (to == null || to.equals(LocalTime.MIDNIGHT)) {
            return from.equals(LocalTime.MIDNIGHT) ? "" : "с " + RussianFigures.clock(from);
        }
        if (from.equals(LocalTime.MIDNIGHT)) {
            return "до " + RussianFigures.clock(to);
        }
        if (from.equals(to)) {
            return "с " + RussianFigures.clock(from) + " в течение суток";
        }
        return RussianFigures.clock(from) + "–" + RussianFigures.clock(to);
    }

    private static String by(Set<DayOfWeek> days) {
        if (days.equals(WEEK)) {
            return "ежедневно";
        }
        return days.equals(WORKDAYS)
                ? "по будням"
                : days.equals(WEEKEND)
                        ? "по выходным"
                        : isRun(days) ? run(days) : "по " + RussianFigures.and(each(days, Weekday::by));
    }

    private static String genitive(Set<DayOfWeek> days) {
        if (days.equals(WEEK)) {
            return "времени";
        }
        return days.equals(WORKDAYS)
                ? "будней"
                : days.equals(WEEKEND)
                        ? "выходных"
                        : isRun(days) ? "дней " + run(days) : RussianFigures.and(each(days, Weekday::except));
    }

    private static String accusative(Set<DayOfWeek> days) {
        if (days.equals(WEEK)) {
            return "в любой день";
        }
        return days.equals(WORKDAYS)
                ? "в будни"
                : days.equals(WEEKEND)
                        ? "в выходные"
                        : isRun(days) ? run(days) : RussianFigures.or(each(days, Weekday::on));
    }

    private static boolean isRun(Set<DayOfWeek> days) {
        return days.size() > 2 && last(days).getValue() - first(days).getValue() == days.size() - 1;
    }

    private static String run(Set<DayOfWeek> days) {
        return RussianFigures.weekday(first(days)).from() + " по "
                + RussianFigures.weekday(last(days)).until();
    }

    private static DayOfWeek first(Set<DayOfWeek> days) {
        return DayOfWeek.of(days.stream().mapToInt(DayOfWeek::getValue).min().orElseThrow());
    }

    private static DayOfWeek last(Set<DayOfWeek> days) {
        return DayOfWeek.of(days.stream().mapToInt(DayOfWeek::getValue).max().orElseThrow());
    }

    private static List<String> each(Set<DayOfWeek> days, Function<Weekday, String> form) {
        return days.stream().map(RussianFigures::weekday).map(form).toList();
    }
}
