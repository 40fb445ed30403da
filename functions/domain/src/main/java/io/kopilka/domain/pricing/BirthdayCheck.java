package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// Whether today lies around the customer's birthday. Who was born on 29 February has it on the 28th in other
/// years.
final class BirthdayCheck extends Check {
    private final int before;
    private final int after;

    BirthdayCheck(Condition.Birthday birthday) {
        super(birthday);
        before = birthday.before();
        after = birthday.after();
    }

    @Override
    boolean holds(Sale sale) {
        LocalDate born = sale.customer == null ? null : sale.customer.birthday();
        if (born == null) {
            return false;
        }
        for (int year = sale.day.getYear() - 1; year <= sale.day.getYear() + 1; year++) {
            LocalDate birthday = MonthDay.from(born).atYear(year);
            if (!sale.day.isBefore(birthday.minusDays(before)) && !sale.day.isAfter(birthday.plusDays(after))) {
                return true;
            }
        }
        return false;
    }

    /// The first day of the next window.
    @Override
    @Nullable
    Missing missing(Sale sale) {
        LocalDate born = sale.customer == null ? null : sale.customer.birthday();
        if (born == null) {
            return null;
        }
        for (int year = sale.day.getYear(); ; year++) {
            LocalDate opens = MonthDay.from(born).atYear(year).minusDays(before);
            if (opens.isAfter(sale.day)) {
                return new Missing.UntilDay(opens);
            }
        }
    }
}
