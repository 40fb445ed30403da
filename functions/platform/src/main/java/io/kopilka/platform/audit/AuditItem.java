package io.kopilka.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An entry as the table keeps it.
///
/// Schema 1: `actor`, `action`, `subject`, `from` as texts; `change` as JSON, `{"fields": [{"path", "before"?,
/// "after"?} | {"path", "hidden": true}], "cut": true?}`, absent where nothing is told.
final class AuditItem {

    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ACTOR = "actor";
    private static final String ACTION = "action";
    private static final String SUBJECT = "subject";
    private static final String FROM = "from";
    private static final String CHANGE = "change";

    private static final String FIELDS = "fields";
    private static final String CUT = "cut";
    private static final String PATH = "path";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String HIDDEN = "hidden";

    private AuditItem() {}

    static Item write(TenantId tenant, AuditEntry entry) {
        Item.Draft draft = Item.of(Keys.auditEntry(tenant, entry.id()), SCHEMA)
                .with(ACTOR, entry.actor().value())
                .with(ACTION, entry.action().wireName())
                .with(SUBJECT, entry.subject().value());
        entry.from().ifPresent(address -> draft.with(FROM, address));
        if (!entry.change().equals(AuditChange.NONE)) {
            draft.with(CHANGE, text(entry.change()));
        }
        return draft.build();
    }

    static AuditEntry read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        Ulid id = new Ulid(item.key().sk());
        return new AuditEntry(
                id,
                id.moment(),
                Actor.parse(item.text(ACTOR)).orElseThrow(() -> new UnreadableItem(item.key(), "nobody known did it")),
                AuditAction.parse(item.text(ACTION))
                        .orElseThrow(() -> new UnreadableItem(item.key(), "action " + item.text(ACTION))),
                new AuditSubject(item.text(SUBJECT)),
                item.optionalText(CHANGE).map(text -> change(item, text)).orElse(AuditChange.NONE),
                item.optionalText(FROM));
    }

    private static String text(AuditChange change) {
        ObjectNode told = JSON.createObjectNode();
        ArrayNode fields = told.putArray(FIELDS);
        for (AuditChange.Field field : change.fields()) {
            ObjectNode one = fields.addObject().put(PATH, field.path());
            switch (field) {
                case AuditChange.Field.Shown(String _, JsonNode before, JsonNode after) -> {
                    put(one, BEFORE, before);
                    put(one, AFTER, after);
                }
                case AuditChange.Field.Hidden(String _) -> one.put(HIDDEN, true);
            }
        }
        if (change.isCut()) {
            told.put(CUT, true);
        }
        try {
            return JSON.writeValueAsString(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of nodes can be written", impossible);
        }
    }

    private static void put(ObjectNode into, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            into.set(name, value);
        }
    }

    private static AuditChange change(Item item, String text) {
        try {
            JsonNode told = JSON.readTree(text);
            List<AuditChange.Field> fields = new ArrayList<>();
            for (JsonNode one : told.path(FIELDS)) {
                String path = one.path(PATH).asText();
                fields.add(
                        one.path(HIDDEN).asBoolean()
                                ? new AuditChange.Field.Hidden(path)
                                : new AuditChange.Field.Shown(path, value(one, BEFORE), value(one, AFTER)));
            }
            return new AuditChange(fields, told.path(CUT).asBoolean());
        } catch (JsonProcessingException broken) {
            UnreadableItem unreadable = new UnreadableItem(item.key(), "its change is no JSON");
            unreadable.initCause(broken);
            throw unreadable;
        }
    }

    private static JsonNode value(JsonNode field, String name) {
        return Optional.ofNullable(field.get(name)).orElse(MissingNode.getInstance());
    }
}
