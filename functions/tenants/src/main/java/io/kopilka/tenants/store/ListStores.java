package io.kopilka.tenants.store;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Directory.StorePage;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Lists the stores where the caller may act, in the order in which they were made; archived ones where asked for. A
/// page may be shorter than its limit, and there may be more behind it.
@Singleton
final class ListStores {

    private final Directory directory;

    ListStores(Directory directory) {
        this.directory = directory;
    }

    private record Wanted(int limit, Optional<Cursor> after, boolean archived) {}

    Outcome<Answer> run(Caller caller, QueryParameters query, Listing listing) {
        return query.end(new Wanted(query.limit(), query.cursor(listing), query.flag("archived", false)))
                .map(wanted -> answer(caller, wanted, listing));
    }

    private Answer answer(Caller caller, Wanted wanted, Listing listing) {
        TenantProfile tenant = directory.tenantOf(caller);
        StorePage page = directory.stores(caller.tenant(), wanted.limit(), wanted.after());
        return Answers.ok(Answers.page(
                listing,
                page.stores().stream()
                        .filter(store -> caller.mayActIn(store.id()))
                        .filter(store -> wanted.archived() || store.archived().isEmpty())
                        .map(store -> StoreAnswer.json(store, tenant))
                        .toList(),
                page.next()));
    }
}
