package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.ReturnRequest;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.ReturnOutcome;
import io.kopilka.domain.ledger.ReturnedLine;
import io.kopilka.domain.ruleset.Ruleset;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The document of a return: what is paid back and what became of the points, by line and in all, and the
/// customer's state right after it.
final class ReturnAnswer {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final ReturnId id;
    private final ReceiptId receipt;
    private final StoreId store;
    private final ReturnRequest request;
    private final Moment moment;
    private final Currency currency;

    /// @param store where the goods came back
    ReturnAnswer(
            ReturnId id, ReceiptId receipt, StoreId store, ReturnRequest request, Moment moment, Currency currency) {
        this.id = id;
        this.receipt = receipt;
        this.store = store;
        this.request = request;
        this.moment = moment;
        this.currency = currency;
    }

    /// @param after the customer's account; null for a sale without one
    /// @param customer as the receipt has it; null for a sale without one
    /// @param present the ruleset in force, whose tiers are told
    ObjectNode document(
            ReturnOutcome.Posted posted, @Nullable Account after, @Nullable ObjectNode customer, Ruleset present) {
        ObjectNode answer = Json.object();
        answer.put("id", id.value());
        answer.put("receipt", receipt.value());
        answer.put("at", MOMENT.format(moment.inStore()));
        answer.put(
                "recordedAt",
                MOMENT.format(moment.recorded().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC)));
        said(answer);
        answer.put("currency", currency.getCurrencyCode());
        answer.put("back", Decimals.money(posted.paidBack(), currency));
        answer.put("whole", posted.whole());
        answer.set("points", points(posted, after));
        ArrayNode lines = answer.putArray("lines");
        for (ReturnedLine line : posted.lines()) {
            lines.addObject()
                    .put("id", line.line())
                    .put("quantity", Decimals.quantity(line.quantity()))
                    .put("back", Decimals.money(line.paidBack(), currency))
                    .put("givenBack", Decimals.points(line.givenBack()))
                    .put("takenBack", Decimals.points(line.takenBack()));
        }
        if (after == null || customer == null) {
            return answer.putNull("tier").putNull("customer");
        }
        OffsetDateTime at = moment.inStore();
        answer.set("tier", AccountAnswer.tier(after, present, at));
        answer.set("customer", customer);
        return answer;
    }

    private void said(ObjectNode answer) {
        answer.put("store", store.value());
        if (request.till() != null) {
            answer.put("till", request.till());
        }
        if (request.number() != null) {
            answer.put("number", request.number());
        }
        if (request.reason() != null) {
            answer.put("reason", request.reason());
        }
    }

    private ObjectNode points(ReturnOutcome.Posted posted, @Nullable Account after) {
        ObjectNode points = Json.object()
                .put("givenBack", Decimals.points(posted.givenBack()))
                .put("takenBack", Decimals.points(posted.takenBack()))
                .put("owed", Decimals.points(posted.owed()))
                .put("forgiven", Decimals.points(posted.forgiven()));
        if (posted.reclaimed().isPositive()) {
            points.put("reclaimed", Decimals.points(posted.reclaimed()));
        }
        if (after != null) {
            var today = moment.inStore().toLocalDate();
            AccountAnswer.putPoints(points, after, today, after.availableOn(today));
        }
        return points;
    }
}
