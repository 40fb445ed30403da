package io.kopilka.tenants.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.time.Zones;
import io.kopilka.tenants.TenantWish;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// A store that somebody wants to open.
///
/// @param zone for ever: business days and with them the ids of receipts follow from it
record StoreWish(Text name, ZoneId zone, Optional<String> address) {

    static Read<StoreWish> read(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        Text name = fields.name("name", TenantWish.LONGEST_NAME);
        ZoneId zone = zone(fields);
        Optional<String> address = Optional.ofNullable(fields.optionalText("address", TenantWish.LONGEST_ADDRESS));
        fields.end();
        return Read.of(new StoreWish(name, zone, address), faults);
    }

    private static ZoneId zone(Fields fields) {
        JsonNode value = fields.required("zone");
        if (value == null) {
            return ZoneOffset.UTC;
        }
        Optional<ZoneId> zone = value.isTextual() ? Zones.parse(value.textValue()) : Optional.empty();
        if (zone.isEmpty()) {
            fields.fault(
                    "zone",
                    Code.INVALID_VALUE,
                    "Здесь должно быть имя часового пояса, например Asia/Yekaterinburg.",
                    "This must be the name of a time zone, such as Asia/Yekaterinburg.");
        }
        return zone.orElse(ZoneOffset.UTC);
    }
}
