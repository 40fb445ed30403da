package io.kopilka.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.UnreadableEvent;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Consistency;
import io.kopilka.upkeep.ReviewAccount.Reviewed;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at every account on which something happened. A sale raises its tier itself; this makes
/// it true
/// after imports
/// and corrections, and puts the account among those to be looked at when their day comes, so
/// that a sale
/// need not.
@Singleton
final class KeepAccountsTrue implements QueueConsumer {
    private static final int SCHEMA = 1;
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final ReviewAccount review;
    private final Customers customers;

    KeepAccountsTrue(ReviewAccount review, Customers customers) {
        this.review = review;
        this.customers = customers;
    }

    @Override
    public QueueName queue() {
        return QueueName.TIERS;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        Map<AccountRef, Reviewed> looked = new HashMap<>();
        List<Consumed> results = new ArrayList<>();
        for (Message message : batch) {
            try {
                Event event = EventText.read(message.body());
                Reviewed reviewed = Fence.around(event.tenant())
                        .call(() -> account(event)
                                .map(of -> looked.computeIfAbsent(of, review::review))
                                .orElse(Reviewed.DONE));
                results.add(
                        switch (reviewed) {
                            case DONE -> Consumed.DONE;
                            case BUSY -> new Consumed.Again(AGAIN, "the account is busy");
                        });
            } catch (UnreadableEvent unreadable) {
                results.add(new Consumed.SetAside(String.valueOf(unreadable.getMessage())));
            }
        }
        return results;
    }

    /// The account on which it happened; empty for a sale without a customer and for what does
    /// not change
    /// accounts.
    private Optional<AccountRef> account(Event event) {
        return switch (event.type()) {
            case POINTS_CHANGED -> {
                JsonNode data = read(event);
                yield Optional.of(new AccountRef(
                        event.tenant(),
                        ProgrammeId.parse(data.path("programme").asText()).orElseThrow(KeepAccountsTrue::noAccount),
                        AccountId.parse(data.path("account").asText()).orElseThrow(KeepAccountsTrue::noAccount)));
            }
            case RECEIPT_COMMITTED, RECEIPT_RETURNED ->
                CustomerId.parse(read(event).path("customer").path("id").asText())
                        .flatMap(id -> customers.find(event.tenant(), id, Consistency.STRONG))
                        .map(Customers.Stored::customer)
                        .map(customer -> account(event, customer));
            case POINTS_EXPIRING, TIER_RAISED, TIER_LOWERED -> Optional.empty();
        };
    }

    private static AccountRef account(Event event, Customer customer) {
        return new AccountRef(event.tenant(), customer.programme(), customer.account());
    }

    private static UnreadableEvent noAccount() {
        return new UnreadableEvent("it names no account");
    }

    private static JsonNode read(Event event) {
        if (event.schema() > SCHEMA) {
            throw new UnreadableEvent(
                    "schema " + event.schema() + " of " + event.type().wireName() + " is not known here");
        }
        return switch (Json.read(event.data().getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode data) -> data;
            case Read.Refused<JsonNode> _ -> throw new UnreadableEvent("its data are no JSON");
        };
    }
}
