package io.kopilka.reports;

import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import java.time.LocalDate;

/// The days of a report, both included.
record ReportRange(LocalDate from, LocalDate to) {
    /// How many days a report has at most: a year to be compared with the days around it.
    static final int MOST_DAYS = 400;

    private static final int USUAL_DAYS = 30;

    /// The days asked for; the last thirty where nothing is said.
    ///
    /// @param today in the tenant's zone
    static ReportRange read(QueryParameters query, LocalDate today) {
        LocalDate to = query.date("to").orElse(today);
        LocalDate from = query.date("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1L));
        return new ReportRange(from, to);
    }

    /// The range, or the refusal of one that runs backwards, has more than [#MOST_DAYS] days or
    /// begins
    /// before there
    /// was anything.
    Outcome<ReportRange> checked() {
        return from.isAfter(to) || from.plusDays(MOST_DAYS).compareTo(to) <= 0 || from.isBefore(Buckets.BEGINNING)
                ? Outcome.refused(Refusals.of("?from", ProblemCode.OUT_OF_RANGE))
                : Outcome.done(this);
    }
}
