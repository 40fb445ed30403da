package io.kopilka.reports;

import io.kopilka.domain.number.Points;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// What points did on each day, and how many are owed to customers.
@Singleton
final class PointsReport {
    private final Buckets buckets;
    private final Directory directory;
    private final InstantSource clock;

    PointsReport(Buckets buckets, Directory directory, InstantSource clock) {
        this.buckets = buckets;
        this.directory = directory;
        this.clock = clock;
    }

    /// What points did.
    ///
    /// @param owedBefore how many were owed before the first day
    /// @param days those on which anything moved, ascending
    record Moved(TenantProfile tenant, ReportRange range, Points owedBefore, Map<LocalDate, Figures> days) {}

    /// Points are the whole tenant's: a caller who may see single stores only is refused.
    Outcome<Moved> read(Caller caller, QueryParameters query) {
        TenantProfile tenant = directory.tenantOf(caller);
        LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.zone());
        ReportRange range = ReportRange.read(query, today);
        return switch (caller.stores()) {
            case StoreAccess.OnlyStores _ -> Outcome.refused(Problem.of(ProblemCode.FORBIDDEN_SCOPE));
            case StoreAccess.EveryStore _ ->
                query.end(range).then(ReportRange::checked).map(good -> moved(tenant, good));
        };
    }

    private Moved moved(TenantProfile tenant, ReportRange range) {
        LocalDate month = range.from().withDayOfMonth(1);
        Points owed = Points.ZERO;
        for (Figures figures : buckets.days(tenant.id(), Report.OWED, Buckets.BEGINNING, month.minusDays(1), _ -> true)
                .values()) {
            owed = owed.plus(figures.points(Figure.OWED));
        }
        Map<LocalDate, Figures> days = new TreeMap<>();
        for (Map.Entry<LocalDate, Figures> each : buckets.days(tenant.id(), Report.POINTS, month, range.to(), _ -> true)
                .entrySet()) {
            if (each.getKey().isBefore(range.from())) {
                owed = owed.plus(each.getValue().points(Figure.OWED));
            } else {
                days.put(each.getKey(), each.getValue());
            }
        }
        return new Moved(tenant, range, owed, days);
    }
}
