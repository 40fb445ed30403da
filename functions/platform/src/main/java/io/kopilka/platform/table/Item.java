package io.kopilka.platform.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One item of the table.
///
/// @param key where it stands
/// @param schema the version of its shape, 1 or more; readers accept all earlier ones
/// @param version how often it has been changed: 1 and up for items that are changed under guard
/// ([Write.PutIfVersion]), 0 for items that are not
/// @param attributes what it holds; names of 1–64 characters, none of the reserved ones (`PK`, `SK`, `schema`,
/// `version`, `ttl`)
/// @param expires when it ends, to the second; from then on no read and no condition sees it, whether the store has
/// deleted it or not
public record Item(Key key, int schema, long version, Map<String, Attribute> attributes, Optional<Instant> expires) {

    static final String PK = "PK";
    static final String SK = "SK";
    static final String SCHEMA = "schema";
    static final String VERSION = "version";
    static final String TTL = "ttl";

    /// Names that an item's own attributes cannot have.
    public static final Set<String> RESERVED = Set.of(PK, SK, SCHEMA, VERSION, TTL);

    private static final int LONGEST_NAME = 64;

    public Item {
        if (schema < 1 || version < 0) {
            throw new IllegalArgumentException("an item has a schema of 1 or more and a version of 0 or more");
        }
        for (String name : attributes.keySet()) {
            if (name.isEmpty() || name.length() > LONGEST_NAME || RESERVED.contains(name)) {
                throw new IllegalArgumentException("not a name of an attribute: " + name);
            }
        }
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        expires = expires.map(moment -> moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /// An item to be filled.
    public static Draft of(Key key, int schema) {
        return new Draft(key, schema);
    }

    /// Whether the item has ended at this moment.
    public boolean hasEnded(Instant now) {
        return expires.isPresent() && !expires.get().isAfter(now);
    }

    /// Whether there is an attribute of this name.
    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /// The text under this name; a fault where there is none, for a stored item that lacks what its schema
    /// promises is
    /// broken.
    public String text(String name) {
        if (required(name) instanceof Attribute.Text(String value)) {
            return value;
        }
        throw otherType(name);
    }

    /// The whole number under this name; a fault where there is none.
    public long whole(String name) {
        if (required(name) instanceof Attribute.Whole(long value)) {
            return value;
        }
        throw otherType(name);
    }

    /// The bytes under this name; a fault where there are none.
    public byte[] bytes(String name) {
        if (required(name) instanceof Attribute.Bytes bytes) {
            return bytes.value();
        }
        throw otherType(name);
    }

    /// The texts under this name; a fault where there are none.
    public List<String> texts(String name) {
        if (required(name) instanceof Attribute.Texts(List<String> values)) {
            return values;
        }
        throw otherType(name);
    }

    /// The map of texts under this name; a fault where there is none.
    public Map<String, String> textMap(String name) {
        if (required(name) instanceof Attribute.TextMap(Map<String, String> values)) {
            return values;
        }
        throw otherType(name);
    }

    /// The text under this name, or empty where the item has no such attribute.
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /// The whole number under this name, or empty where the item has no such attribute.
    public Optional<Long> optionalWhole(String name) {
        return has(name) ? Optional.of(whole(name)) : Optional.empty();
    }

    private Attribute required(String name) {
        Attribute found = attributes.get(name);
        if (found == null) {
            throw new UnreadableItem(key, "it has no attribute " + name);
        }
        return found;
    }

    private UnreadableItem otherType(String name) {
        return new UnreadableItem(key, "attribute " + name + " is of another type");
    }

    /// An item in the making.
    public static final class Draft {

        private final Key key;
        private final int schema;
        private final Map<String, Attribute> attributes = new TreeMap<>();
        private long version;
        private Optional<Instant> expires = Optional.empty();

        private Draft(Key key, int schema) {
            this.key = key;
            this.schema = schema;
        }

        public Draft version(long number) {
            this.version = number;
            return this;
        }

        public Draft expires(Instant moment) {
            this.expires = Optional.of(moment);
            return this;
        }

        public Draft with(String name, String text) {
            return with(name, new Attribute.Text(text));
        }

        public Draft with(String name, long whole) {
            return with(name, new Attribute.Whole(whole));
        }

        public Draft with(String name, byte[] bytes) {
            return with(name, new Attribute.Bytes(bytes));
        }

        public Draft with(String name, List<String> texts) {
            return with(name, new Attribute.Texts(texts));
        }

        public Draft with(String name, Map<String, String> texts) {
            return with(name, new Attribute.TextMap(texts));
        }

        public Draft with(String name, Attribute value) {
            attributes.put(name, value);
            return this;
        }

        public Item build() {
            return new Item(key, schema, version, attributes, expires);
        }
    }
}
