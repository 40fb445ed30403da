package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether one of the windows holds at the moment of the sale. A window whose end is not after its start runs
/// past
/// midnight and belongs to the day on which it starts.
final class ScheduleCheck extends Check {
    private static final int DAY = 86_400;
    /// Bits 1 to 7: Monday to Sunday.
    private static final int EVERY_DAY = 0b1111_1110;

    private final int[] days;
    private final int[] from;
    private final int[] to;

    ScheduleCheck(Condition.Schedule schedule) {
        super(schedule);
        List<Window> windows = schedule.windows();
        days = new int[windows.size()];
        from = new int[windows.size()];
        to = new int[windows.size()];
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            days[w] = maskOf(window);
            from[w] = window.from().toSecondOfDay();
            to[w] = window.to() == null ? DAY : window.to().toSecondOfDay();
        }
    }

    private static int maskOf(Window window) {
        if (window.days().isEmpty()) {
            return EVERY_DAY;
        }
        int mask = 0;
        for (DayOfWeek day : window.days()) {
            mask |= 1 << day.getValue();
        }
        return mask;
    }

    @Override
    boolean holds(Sale sale) {
        int today = sale.day.getDayOfWeek().getValue();
        int yesterday = today == 1 ? 7 : today - 1;
        int now = sale.secondOfDay;
        for (int w = 0; w < days.length; w++) {
            boolean overnight = to[w] <= from[w];
            if ((days[w] >>> today & 1) != 0 && now >= from[w] && (overnight || now < to[w])) {
                return true;
            }
            if (overnight && (days[w] >>> yesterday & 1) != 0 && now < to[w]) {
                return true;
            }
        }
        return false;
    }

    /// The next moment at which a window opens, within a week.
    @Override
    @Nullable
    Missing missing(Sale sale) {
        LocalDateTime now = sale.receipt.at().toLocalDateTime();
        LocalDateTime next = null;
        for (int w = 0; w < days.length; w++) {
            for (int ahead = 0; ahead <= 7; ahead++) {
                LocalDateTime opens = sale.day.plusDays(ahead).atStartOfDay().plusSeconds(from[w]);
                if ((days[w] >>> opens.getDayOfWeek().getValue() & 1) != 0 && opens.isAfter(now)) {
                    next = next == null || opens.isBefore(next) ? opens : next;
                    break;
                }
            }
        }
        return next == null ? null : new Missing.Until(next);
    }
}
