package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Hold;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Points set aside, as the contract shows them, and the customer's points with it.
final class HoldAnswer {
    private HoldAnswer() {}

    /// @param held whether they still are
    /// @param account afterwards
    /// @param day today where it happens
    static ObjectNode of(Hold hold, CustomerId customer, boolean held, Account account, LocalDate day) {
        ObjectNode answer = Json.object()
                .put("id", HoldId.of(hold.id()).value())
                .put("state", held ? "held" : "released")
                .put("customer", customer.value())
                .put("held", Decimals.points(hold.points()))
                .put(
                        "until",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                hold.until().atOffset(ZoneOffset.UTC)));
        ObjectNode points = Json.object();
        AccountAnswer.putPoints(points, account, day, account.availableOn(day));
        answer.set("points", points);
        return answer;
    }
}
