package io.kopilka.reports;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What was sold on each day, with a card and without, and what came back.
@Singleton
final class SalesReport {
    private final Buckets buckets;
    private final Directory directory;
    private final InstantSource clock;

    SalesReport(Buckets buckets, Directory directory, InstantSource clock) {
        this.buckets = buckets;
        this.directory = directory;
        this.clock = clock;
    }

    /// What was sold.
    ///
    /// @param store empty for all stores that the caller may see
    /// @param days those on which anything was, ascending
    record Sold(TenantProfile tenant, ReportRange range, Optional<StoreId> store, Map<LocalDate, Figures> days) {}

    Outcome<Sold> read(Caller caller, QueryParameters query) {
        TenantProfile tenant = directory.tenantOf(caller);
        LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.zone());
        ReportRange range = ReportRange.read(query, today);
        Optional<StoreId> store = query.parsed("store", StoreId::parse);
        return query.end(range)
                .then(ReportRange::checked)
                .then(good -> store.isPresent()
                                && directory.store(caller, store.get()).isEmpty()
                        ? Outcome.refused(Refusals.of("?store", ProblemCode.UNKNOWN_STORE))
                        : Outcome.done(good))
                .map(good -> new Sold(
                        tenant,
                        good,
                        store,
                        buckets.days(
                                caller.tenant(),
                                Report.SALES,
                                good.from(),
                                good.to(),
                                dimension -> isWanted(caller, store, dimension))));
    }

    private static boolean isWanted(Caller caller, Optional<StoreId> store, String dimension) {
        Optional<StoreId> sold = StoreId.parse(dimension);
        if (sold.isEmpty()) {
            return store.isEmpty() && caller.stores() instanceof StoreAccess.EveryStore;
        }
        return store.isPresent() ? store.equals(sold) : caller.mayActIn(sold.get());
    }
}
