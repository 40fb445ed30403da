package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.pricing.Asked.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Hours and days of the week by the wall clock of the store (docs/pricing.md 2.9, 6.9). 15 May 2026 is a Friday.
class TimeConditionsTest {
    private static Window window(String from, @Nullable String to, DayOfWeek... days) {
        return new Window(
                days.length == 0 ? Set.of() : EnumSet.copyOf(List.of(days)),
                LocalTime.parse(from),
                to == null ? null : LocalTime.parse(to));
    }

    private static boolean holds(String moment, Window... windows) {
        String answer = Asked.of(new Condition.Schedule(List.of(windows)))
                .on(pieces("1.00").at(moment));
        assertThat(answer.equals(HOLDS) || answer.startsWith("schedule"))
                .as(answer)
                .isTrue();
        assertThat(Asked.not(new Condition.Schedule(List.of(windows)))
                        .on(pieces("1.00").at(moment)))
                .isEqualTo(answer.equals(HOLDS) ? "not" : HOLDS);
        return answer.equals(HOLDS);
    }

    @Test
    void theStartIsInsideAndTheEndIsOutside() {
        Window morning = window("08:00", "12:00");
        assertThat(holds("2026-05-15T07:59:59", morning)).isFalse();
        assertThat(holds("2026-05-15T08:00:00", morning)).isTrue();
        assertThat(holds("2026-05-15T11:59:59", morning)).isTrue();
        assertThat(holds("2026-05-15T11:59:59.999", morning)).isTrue();
        assertThat(holds("2026-05-15T12:00:00", morning)).isFalse();
    }

    @Test
    void aWindowWithoutEndRunsToMidnightAndNoFurther() {
        Window evening = window("20:00", null, DayOfWeek.FRIDAY);
        assertThat(holds("2026-05-15T19:59:59", evening)).isFalse();
        assertThat(holds("2026-05-15T23:59:59", evening)).isTrue();
        assertThat(holds("2026-05-16T00:00:00", evening)).isFalse();
        assertThat(holds("2026-05-15T00:00:00", window("00:00", null, DayOfWeek.FRIDAY)))
                .isTrue();
    }

    @Test
    void theHoursAfterMidnightBelongToTheDayOfTheStart() {
        Window night = window("22:00", "02:00", DayOfWeek.FRIDAY);
        assertThat(holds("2026-05-15T01:30:00", night)).isFalse();
        assertThat(holds("2026-05-15T21:59:59", night)).isFalse();
        assertThat(holds("2026-05-15T22:00:00", night)).isTrue();
        assertThat(holds("2026-05-16T01:59:59", night)).isTrue();
        assertThat(holds("2026-05-16T02:00:00", night)).isFalse();
        assertThat(holds("2026-05-16T22:00:00", night)).isFalse();
    }

    @Test
    void aSundayNightRunsIntoMonday() {
        Window night = window("22:00", "02:00", DayOfWeek.SUNDAY);
        assertThat(holds("2026-05-18T01:00:00", night)).isTrue();
        assertThat(holds("2026-05-17T01:00:00", night)).isFalse();
    }

    @Test
    void equalTimesMakeTwentyFourHours() {
        Window day = window("10:00", "10:00", DayOfWeek.FRIDAY);
        assertThat(holds("2026-05-15T09:59:59", day)).isFalse();
        assertThat(holds("2026-05-15T10:00:00", day)).isTrue();
        assertThat(holds("2026-05-16T09:59:59", day)).isTrue();
        assertThat(holds("2026-05-16T10:00:00", day)).isFalse();
    }

    @Test
    void anEndAtMidnightIsTheNextDay() {
        Window evening = window("20:00", "00:00", DayOfWeek.FRIDAY);
        assertThat(holds("2026-05-15T23:59:59", evening)).isTrue();
        assertThat(holds("2026-05-16T00:00:00", evening)).isFalse();
    }

    @Test
    void withoutDaysEveryDayCounts() {
        Window hour = window("12:00", "13:00");
        for (int day = 11; day <= 17; day++) {
            assertThat(holds("2026-05-" + day + "T12:30:00", hour)).isTrue();
        }
    }

    @Test
    void eachDayOfTheWeekIsTheOneItIsCalled() {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int date = 11; date <= 17; date++) {
                assertThat(holds("2026-05-" + date + "T12:30:00", window("12:00", "13:00", day)))
                        .isEqualTo(date - 10 == day.getValue());
            }
        }
    }

    @Test
    void oneWindowOfSeveralIsEnough() {
        Window morning = window("08:00", "10:00", DayOfWeek.MONDAY);
        Window evening = window("18:00", "20:00", DayOfWeek.FRIDAY);
        assertThat(holds("2026-05-15T19:00:00", morning, evening)).isTrue();
        assertThat(holds("2026-05-15T09:00:00", morning, evening)).isFalse();
        assertThat(holds("2026-05-11T09:00:00", morning, evening)).isTrue();
    }

    @Test
    void aThousandWindowsAreAskedForTheOneThatHolds() {
        Window[] windows = new Window[1_000];
        java.util.Arrays.fill(windows, window("08:00", "09:00"));
        windows[999] = window("12:00", "13:00");
        assertThat(holds("2026-05-15T12:30:00", windows)).isTrue();
        assertThat(holds("2026-05-15T13:00:00", windows)).isFalse();
    }

    @Test
    void whoIsTooEarlyIsToldWhenTheNextWindowOpens() {
        Asked asked = Asked.of(new Condition.Schedule(
                List.of(window("08:00", "10:00", DayOfWeek.SUNDAY), window("22:00", "02:00", DayOfWeek.MONDAY))));
        assertThat(asked.on(pieces("1.00").at("2026-05-15T12:00:00"))).isEqualTo("schedule from 2026-05-17T08:00");
        assertThat(asked.on(pieces("1.00").at("2026-05-17T10:00:00"))).isEqualTo("schedule from 2026-05-18T22:00");
        assertThat(asked.on(pieces("1.00").at("2026-05-19T02:00:00"))).isEqualTo("schedule from 2026-05-24T08:00");
    }

    @Test
    void aWindowOfTodayThatIsOverOpensAgainInAWeek() {
        Asked asked = Asked.of(new Condition.Schedule(List.of(window("08:00", "10:00", DayOfWeek.FRIDAY))));
        assertThat(asked.on(pieces("1.00").at("2026-05-15T10:00:00"))).isEqualTo("schedule from 2026-05-22T08:00");
        assertThat(asked.on(pieces("1.00").at("2026-05-15T07:00:00"))).isEqualTo("schedule from 2026-05-15T08:00");
    }
}
