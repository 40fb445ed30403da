package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.event.EventType;
import io.kopilka.webhooks.address.EndpointUrl;
import io.kopilka.webhooks.address.Loopback;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody wants of an endpoint: the body of its creation and of its change.
///
/// @param enabled whether webhooks are to be sent there
record EndpointWish(String url, Set<EventType> events, Optional<String> description, boolean enabled) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_EVENTS = 50;

    /// Reads the body of a creation, which is active.
    static Read<EndpointWish> created(JsonNode body, Loopback loopback) {
        return read(body, loopback, false);
    }

    /// Reads the body of a change.
    static Read<EndpointWish> changed(JsonNode body, Loopback loopback) {
        return read(body, loopback, true);
    }

    private static Read<EndpointWish> read(JsonNode body, Loopback loopback, boolean changes) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        String url = url(fields, loopback);
        Set<EventType> events = events(fields);
        Optional<String> description = Optional.ofNullable(fields.optionalText("description", LONGEST_DESCRIPTION));
        boolean enabled = !changes || fields.choice("state", Map.of("active", true, "disabled", false), true);
        fields.end();
        return Read.of(new EndpointWish(url, events, description, enabled), faults);
    }

    private static String url(Fields fields, Loopback loopback) {
        JsonNode value = fields.required("url");
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            fields.fault("url", Code.INVALID_VALUE, "Здесь должна быть строка.", "This must be a string.");
            return "";
        }
        switch (EndpointUrl.read(value.textValue(), loopback)) {
            case EndpointUrl.Reading.Good _ -> {}
            case EndpointUrl.Reading.Bad(Code code, String ru, String en) -> fields.fault("url", code, ru, en);
        }
        return value.textValue();
    }

    private static Set<EventType> events(Fields fields) {
        Set<EventType> wanted = EnumSet.noneOf(EventType.class);
        fields.required("events");
        List<Boolean> found = fields.list("events", MOST_EVENTS, (node, where) -> {
            Optional<EventType> type = EventType.parse(node.asText(""));
            if (type.isEmpty() || !node.isTextual()) {
                String known = Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .collect(Collectors.joining(", "));
                fields.faults()
                        .add(
                                where,
                                Code.INVALID_VALUE,
                                "Допустимо одно из: " + known + ".",
                                "This must be one of: " + known + ".");
            } else if (!wanted.add(type.get())) {
                fields.faults()
                        .add(
                                where,
                                Code.DUPLICATE_ID,
                                "Этот вид событий уже указан.",
                                "This type of event is named already.");
            }
            return true;
        });
        if (found.isEmpty() && fields.has("events") && fields.faults().isEmpty()) {
            fields.fault("events", Code.OUT_OF_RANGE, "Укажите хотя бы один вид событий.", "Name at least one type.");
        }
        return wanted;
    }
}
