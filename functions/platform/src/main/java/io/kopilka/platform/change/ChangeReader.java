package io.kopilka.platform.change;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.DynamoItems;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.UnreadableItem;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads what the stream tells. Whatever it tells, the answer is a value: one broken item must not stop the changes
/// of everybody behind it.
public final class ChangeReader {
    private static final String INSERT = "INSERT";
    private static final String MODIFY = "MODIFY";
    private static final String REMOVE = "REMOVE";

    private ChangeReader() {}

    /// The change of an item, or why there is none to be seen.
    public static ReadChange read(RawChange raw) {
        try {
            return switch (raw.name()) {
                case INSERT ->
                    new ReadChange.Understood(new ItemChange.Added(item(raw.after()), raw.at(), raw.sequence()));
                case MODIFY ->
                    new ReadChange.Understood(
                            new ItemChange.Changed(item(raw.before()), item(raw.after()), raw.at(), raw.sequence()));
                case REMOVE ->
                    new ReadChange.Understood(new ItemChange.Removed(item(raw.before()), raw.at(), raw.sequence()));
                default -> unreadable(raw, "there is no kind of change named so");
            };
        } catch (UnreadableItem broken) {
            return unreadable(raw, String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException broken) {
            // The words of these may quote what the item holds.
            return unreadable(raw, "no item: " + broken.getClass().getSimpleName());
        }
    }

    private static Item item(Map<String, AttributeValue> image) {
        if (image.isEmpty()) {
            throw new IllegalStateException("the stream was to tell the item before and after, and told none");
        }
        return DynamoItems.item(image);
    }

    private static ReadChange.Unreadable unreadable(RawChange raw, String reason) {
        String pk = text(raw, "PK");
        return new ReadChange.Unreadable(tenant(pk), KeyText.of(pk, text(raw, "SK")), reason);
    }

    private static String text(RawChange raw, String name) {
        AttributeValue value = raw.keys().get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    /// The tenant in whose fence a partition's key stands, if in any.
    static Optional<TenantId> tenant(String pk) {
        String[] parts = pk.split("#", 3);
        return parts.length == 3 && parts[0].equals("T") ? TenantId.parse(parts[1]) : Optional.empty();
    }

    /// The same of a key that is one.
    public static TenantId tenant(Key key) {
        return tenant(key.pk()).orElseThrow();
    }
}
