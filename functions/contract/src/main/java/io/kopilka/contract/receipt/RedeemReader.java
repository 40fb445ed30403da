package io.kopilka.contract.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.receipt.Redeem;

/// Reads how many points the customer wants to pay with: a decimal string, or `max`.
public final class RedeemReader {
    private RedeemReader() {}

    public static Redeem read(Fields receipt) {
        JsonNode value = receipt.optional("redeem");
        if (value == null) {
            return Redeem.NOTHING;
        }
        if (value.isTextual() && value.textValue().equals("max")) {
            return Redeem.MAXIMUM;
        }
        return new Redeem.UpTo(Units.points(receipt, value, receipt.at("redeem")));
    }
}
