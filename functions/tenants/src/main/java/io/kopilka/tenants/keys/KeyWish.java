package io.kopilka.tenants.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.tenants.access.Handed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody wants of a new key.
///
/// @param stores as they are named; empty for all that the caller may act in
record KeyWish(String name, List<Scope> scopes, List<String> stores, Optional<Instant> expires) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = 100;
    private static final String SCOPES = "scopes";
    private static final String EXPIRES = "expiresAt";

    static Read<KeyWish> read(JsonNode body, Instant now) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        String name = fields.text("name", LONGEST_NAME);
        List<Scope> scopes = scopes(fields);
        List<String> stores = Handed.stores(fields);
        Optional<Instant> expires =
                Optional.ofNullable(fields.optionalMoment(EXPIRES)).map(moment -> moment.toInstant());
        if (expires.filter(moment -> !moment.isAfter(now)).isPresent()) {
            fields.fault(EXPIRES, Code.OUT_OF_RANGE, "Это время уже прошло.", "This moment has passed.");
        }
        fields.end();
        return Read.of(new KeyWish(name, scopes, stores, expires), faults);
    }

    /// Where each scope stands.
    List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            pointers.add("/scopes/" + i);
        }
        return pointers;
    }

    private static List<Scope> scopes(Fields fields) {
        fields.required(SCOPES);
        List<Scope> scopes = new ArrayList<>();
        List<Boolean> named = fields.list(SCOPES, MOST_SCOPES, (value, where) -> {
            Optional<Scope> scope = value.isTextual() ? Scope.parse(value.textValue()) : Optional.empty();
            if (scope.isEmpty()) {
                fields.faults().add(where, Code.INVALID_VALUE, "Такого права нет.", "There is no such scope.");
            } else if (scopes.contains(scope.get())) {
                fields.faults().add(where, Code.DUPLICATE_ID, "Это право уже указано.", "This scope is named already.");
            } else {
                scopes.add(scope.get());
            }
            return true;
        });
        if (named.isEmpty() && fields.has(SCOPES) && fields.faults().isEmpty()) {
            fields.fault(SCOPES, Code.OUT_OF_RANGE, "Назовите хотя бы одно право.", "Name at least one scope.");
        }
        return scopes;
    }
}
