package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.time.Zones;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wants who signs a shop up, and makes it.
///
/// Refused: what is wrong with the body, each fault by its pointer.
@Singleton
public final class FoundTenant {

    private final Tenants tenants;

    FoundTenant(Tenants tenants) {
        this.tenants = tenants;
    }

    /// What the body asks for, with ids and keys, and nothing stored yet: whoever founds it can be made its owner in
    /// the
    /// same transaction.
    public Outcome<Founding> read(byte @Nullable [] body) {
        return Bodies.read(body, FoundTenant::wish).map(tenants::prepare);
    }

    /// Makes it, and shows its keys, this once.
    ///
    /// @param more what stands or falls with it: who owns it
    public Outcome<Answer> create(Founding founding, List<Write> more) {
        return switch (tenants.create(founding, more)) {
            case CREATED -> Outcome.done(Answers.created(json(founding), "/v1/tenant"));
            case ALREADY_THERE -> Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
        };
    }

    private static ObjectNode json(Founding founding) {
        ObjectNode json = side(founding.live());
        json.set("sandbox", side(founding.sandbox()));
        return json;
    }

    private static ObjectNode side(Founding.Side side) {
        ObjectNode json = Json.object();
        json.set("tenant", TenantAnswer.json(side.tenant()));
        return json.put("store", side.store().id().value())
                .put("apiKey", side.key().reveal());
    }

    private static Read<TenantWish> wish(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        Text name = fields.name("name", TenantWish.LONGEST_NAME);
        Country country = parsed(
                fields,
                "country",
                Country::parse,
                new Country("RU"),
                "Здесь должны быть две буквы страны по ISO 3166-1, например RU.",
                "This must be the two letters of a country of ISO 3166-1, such as RU.");
        Currency currency = parsed(
                fields,
                "currency",
                TenantWish::currency,
                Currency.getInstance("RUB"),
                "Здесь должны быть три буквы валюты по ISO 4217, например RUB.",
                "This must be the three letters of a currency of ISO 4217, such as RUB.");
        ZoneId zone = parsed(
                fields,
                "zone",
                Zones::parse,
                ZoneOffset.UTC,
                "Здесь должно быть имя часового пояса, например Asia/Yekaterinburg.",
                "This must be the name of a time zone, such as Asia/Yekaterinburg.");
        Language language = fields.choice("language", Map.of("ru", Language.RU, "en", Language.EN), Language.RU);
        StarterProgramme programme = fields.choice("programme", StarterProgramme.byWireName(), StarterProgramme.EMPTY);
        JsonNode store = fields.required("store");
        Fields first =
                Fields.of(store == null ? body.path("store") : store, "/store", store == null ? new Faults() : faults);
        Text storeName = first.name("name", TenantWish.LONGEST_NAME);
        Optional<String> address = Optional.ofNullable(first.optionalText("address", TenantWish.LONGEST_ADDRESS));
        first.end();
        fields.end();
        return Read.of(new TenantWish(name, country, currency, zone, language, storeName, address, programme), faults);
    }

    private static <T> T parsed(
            Fields fields, String name, Function<String, Optional<T>> parser, T absent, String ru, String en) {
        JsonNode value = fields.required(name);
        if (value == null) {
            return absent;
        }
        Optional<T> parsed = value.isTextual() ? parser.apply(value.textValue()) : Optional.empty();
        if (parsed.isEmpty()) {
            fields.fault(name, Code.INVALID_VALUE, ru, en);
        }
        return parsed.orElse(absent);
    }
}
