package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.receipt.LineReader;
import io.kopilka.contract.receipt.RedeemReader;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.contract.sale.SaleRequest.Payment;
import io.kopilka.domain.receipt.Line;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a till sends to `POST /v1/quotes` and `POST /v1/receipts`.
public final class SaleReader {
    private static final int MOST_PAYMENTS = 20;

    private final Units units;
    private final Faults faults = new Faults();

    private SaleReader(Currency currency) {
        units = new Units(currency);
    }

    /// A receipt to be priced.
    ///
    /// @param currency the tenant's
    public static Read<SaleRequest> quote(JsonNode body, Currency currency) {
        return new SaleReader(currency).read(body, false);
    }

    /// A sale to be recorded.
    ///
    /// @param currency the tenant's
    public static Read<SaleRequest> receipt(JsonNode body, Currency currency) {
        return new SaleReader(currency).read(body, true);
    }

    private Read<SaleRequest> read(JsonNode body, boolean commits) {
        Fields fields = Fields.of(body, "", faults);
        ObjectNode document = body instanceof ObjectNode object ? object : Json.object();
        String store = fields.text("store", 64);
        requireIf(commits, fields, "till");
        requireIf(commits, fields, "number");
        requireIf(commits, fields, "at");
        String till = line(fields, "till", 32);
        String number = line(fields, "number", 64);
        OffsetDateTime at = fields.optionalMoment("at");
        String card = fields.optionalText("card", 64);
        String customer = fields.optionalText("customer", 64);
        if (card != null && customer != null) {
            fields.fault(
                    "customer",
                    Code.NOT_ALLOWED_HERE,
                    "Укажите карту или покупателя, а не обоих.",
                    "Name a card or a customer, not both.");
        }
        List<Line> lines = new LineReader(units, faults).read(fields);
        requireIf(commits, fields, "payments");
        List<Payment> payments = fields.list(
                "payments", MOST_PAYMENTS, (node, where) -> commits ? paid(node, where) : announced(node, where));
        List<String> coupons = fields.texts("coupons", 20, 64);
        currency(fields);
        SaleRequest request = new SaleRequest(
                store,
                till,
                number,
                at,
                card,
                customer,
                lines,
                payments,
                coupons,
                RedeemReader.read(fields),
                commits ? fields.optionalText("quote", 512) : null,
                commits ? units.optionalMoney(fields, "expectedTotal") : null,
                commits ? new ChargedReader(units, faults).read(fields, lines) : null,
                fields.optionalText("externalId", 100),
                fiscal(fields),
                fields.optionalText("hold", 64),
                document);
        fields.optionalText("cashier", 100);
        fields.end();
        return Read.of(request, faults);
    }

    private static void requireIf(boolean needed, Fields fields, String name) {
        if (needed) {
            fields.required(name);
        }
    }

    /// A text without line breaks.
    private static @Nullable String line(Fields fields, String name, int most) {
        String text = fields.optionalText(name, most);
        if (text != null && (text.isBlank() || text.chars().anyMatch(Character::isISOControl))) {
            fields.fault(
                    name,
                    Code.INVALID_VALUE,
                    "Строка должна состоять из видимых символов.",
                    "The string must consist of visible characters.");
        }
        return text;
    }

    private Payment paid(JsonNode node, String where) {
        Fields fields = Fields.of(node, where, faults);
        Payment payment = new Payment(fields.text("kind", 32), units.money(fields, "amount"));
        fields.end();
        return payment;
    }

    private Payment announced(JsonNode node, String where) {
        String kind = node.isTextual() ? node.textValue() : "";
        if (kind.isEmpty() || kind.length() > 32) {
            faults.add(
                    where,
                    Code.INVALID_VALUE,
                    "Вид оплаты — строка от 1 до 32 символов.",
                    "A kind of payment is a string of 1 to 32 characters.");
        }
        return new Payment(kind, null);
    }

    private void currency(Fields fields) {
        JsonNode code = fields.optional("currency");
        if (code != null && !code.asText().equals(units.currency().getCurrencyCode())) {
            fields.fault(
                    "currency",
                    Code.CURRENCY_MISMATCH,
                    "Валюта организации — " + units.currency().getCurrencyCode() + ".",
                    "The tenant's currency is " + units.currency().getCurrencyCode() + ".");
        }
    }

    private @Nullable String fiscal(Fields sale) {
        JsonNode value = sale.optional("fiscal");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, sale.at("fiscal"), faults);
        String numbers = digits(fields, "fn", 16) + "-" + digits(fields, "fd", 10) + "-" + digits(fields, "fp", 10);
        fields.end();
        return numbers;
    }

    private static String digits(Fields fields, String name, int most) {
        String text = fields.text(name, most);
        if (!text.isEmpty() && !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fields.fault(name, Code.INVALID_VALUE, "Допустимы только цифры.", "Only digits are allowed.");
        }
        return text;
    }
}
