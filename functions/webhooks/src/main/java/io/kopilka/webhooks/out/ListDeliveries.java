package io.kopilka.webhooks.out;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;

/// The delivery log of an endpoint: 30 days, the latest event first.
///
/// Refused: `not_found`, what is wrong with the query.
@Singleton
final class ListDeliveries {

    private final FindEndpoint find;
    private final Deliveries deliveries;

    ListDeliveries(FindEndpoint find, Deliveries deliveries) {
        this.find = find;
        this.deliveries = deliveries;
    }

    Outcome<Answer> run(Caller caller, String id, QueryParameters query, Listing listing) {
        return find.find(caller, id).then(endpoint -> {
            Query shape = Deliveries.shape(caller.tenant(), endpoint.id())
                    .newestFirst()
                    .limit(query.limit())
                    .after(query.cursor(listing));
            return query.end(shape)
                    .map(wanted -> answer(listing, deliveries.page(caller.tenant(), endpoint.id(), wanted)));
        });
    }

    private static Answer answer(Listing listing, Page page) {
        return Answers.ok(Answers.page(
                listing,
                page.items().stream()
                        .map(Deliveries::read)
                        .map(DeliveryAnswer::json)
                        .toList(),
                page.next()));
    }
}
