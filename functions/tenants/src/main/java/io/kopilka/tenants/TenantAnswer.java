package io.kopilka.tenants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.AcceptLanguage;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.Localized;
import java.util.Map;

/// A tenant as it is answered.
final class TenantAnswer {

    private TenantAnswer() {}

    /// 200 with the tenant and its tag.
    static Answer ok(Stored<TenantProfile> tenant) {
        return Answers.ok(json(tenant.value()), Map.of("ETag", new EntityTag(tenant.version()).text()));
    }

    static ObjectNode json(TenantProfile tenant) {
        ObjectNode json = Json.object().put("id", tenant.id().value());
        json.set("name", Localized.json(tenant.name()));
        json.put("mode", tenant.mode().word());
        tenant.twin().ifPresent(twin -> json.put("twin", twin.value()));
        tenant.country().ifPresent(country -> json.put("country", country.code()));
        json.put("currency", tenant.currency().getCurrencyCode())
                .put("zone", tenant.zone().getId())
                .put("language", AcceptLanguage.tag(tenant.language()));
        ArrayNode origins = json.putArray("origins");
        tenant.origins().forEach(origin -> origins.add(origin.text()));
        json.put("createdAt", tenant.createdAt().toString());
        tenant.leaving()
                .ifPresent(leaving -> json.putObject("deletion")
                        .put("requestedAt", leaving.since().toString())
                        .put("deletedFrom", leaving.until().toString()));
        return json;
    }
}
