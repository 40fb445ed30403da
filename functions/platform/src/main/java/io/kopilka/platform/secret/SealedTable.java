package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Attribute;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A table that keeps personal fields sealed by the key of their tenant: whoever reads the table beneath, a backup of
/// it
/// or its stream, reads none of them.
///
/// The personal attributes of an item ([PersonalFields]) stand together, packed, in one attribute `sealed`, bound to
/// tenant and key of the item: put into another item it does not open. An item that was written before this was thought
/// of has them in clear, and is read as it is.
public final class SealedTable implements Table {

    private static final String SEALED = "sealed";
    private static final int TEXT = 1;
    private static final int BYTES = 2;

    private final Table table;
    private final Sealing sealing;

    public SealedTable(Table table, Sealing sealing) {
        this.table = table;
        this.sealing = sealing;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        return table.get(key, consistency).map(this::opened);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        Map<Key, Item> opened = new HashMap<>();
        table.getAll(keys, consistency).forEach((key, item) -> opened.put(key, opened(item)));
        return opened;
    }

    @Override
    public Page query(Query query) {
        Page page = table.query(query);
        return new Page(page.items().stream().map(this::opened).toList(), page.next());
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        return switch (table.write(writes.stream().map(this::sealed).toList())) {
            case WriteOutcome.Written written -> written;
            case WriteOutcome.Refused(int index, WriteOutcome.Reason reason, Optional<Item> found) ->
                new WriteOutcome.Refused(index, reason, found.map(this::opened));
        };
    }

    private Write sealed(Write write) {
        return switch (write) {
            case Write.Put(Item item) -> new Write.Put(sealed(item));
            case Write.PutIfAbsent(Item item) -> new Write.PutIfAbsent(sealed(item));
            case Write.PutIfVersion(Item item, long expected) -> new Write.PutIfVersion(sealed(item), expected);
            case Write.Delete _,
                    Write.DeleteIfPresent _,
                    Write.DeleteIfVersion _,
                    Write.RequirePresent _,
                    Write.RequireAbsent _,
                    Write.RequireVersion _ -> write;
        };
    }

    private Item sealed(Item item) {
        Set<String> personal = PersonalFields.of(item.key());
        if (personal.isEmpty() || item.attributes().keySet().stream().noneMatch(personal::contains)) {
            return item;
        }
        Map<String, Attribute> hidden = new TreeMap<>();
        Map<String, Attribute> shown = new TreeMap<>();
        item.attributes().forEach((name, value) -> (personal.contains(name) ? hidden : shown).put(name, value));
        byte[] secret = packed(hidden);
        shown.put(SEALED, new Attribute.Bytes(sealing.seal(tenant(item.key()), purpose(item.key()), secret)));
        return new Item(item.key(), item.schema(), item.version(), shown, item.expires());
    }

    private Item opened(Item item) {
        if (PersonalFields.of(item.key()).isEmpty() || !item.has(SEALED)) {
            return item;
        }
        Map<String, Attribute> all = new TreeMap<>(item.attributes());
        all.remove(SEALED);
        byte[] secret = sealing.open(tenant(item.key()), purpose(item.key()), item.bytes(SEALED));
        try {
            unpack(secret, all);
        } catch (IOException broken) {
            UnreadableItem unreadable = new UnreadableItem(item.key(), "what was sealed cannot be unpacked");
            unreadable.initCause(broken);
            throw unreadable;
        }
        return new Item(item.key(), item.schema(), item.version(), all, item.expires());
    }

    /// Each attribute one after the other: its name, a byte 1 for a text or 2 for bytes, how many bytes, and they.
    private static byte[] packed(Map<String, Attribute> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, Attribute> attribute : attributes.entrySet()) {
                out.writeUTF(attribute.getKey());
                byte[] value = switch (attribute.getValue()) {
                    case Attribute.Text(String text) -> {
                        out.writeByte(TEXT);
                        yield text.getBytes(StandardCharsets.UTF_8);
                    }
                    case Attribute.Bytes raw -> {
                        out.writeByte(BYTES);
                        yield raw.value();
                    }
                    case Attribute.Whole _, Attribute.Texts _, Attribute.TextMap _ ->
                        throw new IllegalArgumentException(
                                "a personal attribute is a text or bytes: " + attribute.getKey());
                };
                out.writeInt(value.length);
                out.write(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        return bytes.toByteArray();
    }

    private static void unpack(byte[] packed, Map<String, Attribute> into) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            while (in.available() > 0) {
                String name = in.readUTF();
                int type = in.readByte();
                byte[] value = in.readNBytes(in.readInt());
                into.put(
                        name,
                        type == TEXT
                                ? new Attribute.Text(new String(value, StandardCharsets.UTF_8))
                                : new Attribute.Bytes(value));
            }
        }
    }

    private static TenantId tenant(Key key) {
        return key.tenant();
    }

    private static String purpose(Key key) {
        return "item " + key.pk() + " " + key.sk();
    }
}
