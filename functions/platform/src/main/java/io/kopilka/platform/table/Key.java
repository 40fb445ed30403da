package io.kopilka.platform.table;

import io.kopilka.domain.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The key of one item. Made by [Keys] alone; whatever makes one, a key that stands in no tenant's fence cannot
/// exist.
///
/// @param pk the partition's key, `T#<tenant>#…`, at most 2,048 bytes
/// @param sk the sort key within it, at most 1,024 bytes
public record Key(String pk, String sk) {

    private static final String FENCE = "T#";
    private static final int LONGEST_PK = 2048;
    private static final int LONGEST_SK = 1024;

    public Key {
        requireFenced(pk);
        if (sk.isEmpty() || sk.getBytes(StandardCharsets.UTF_8).length > LONGEST_SK) {
            throw new IllegalArgumentException("a sort key has 1 to 1024 bytes");
        }
    }

    /// What every key of this tenant begins with, and no key of another: `T#<tenant>#`. The `LeadingKeys` of a
    /// tenant's
    /// policy.
    public static String fence(TenantId tenant) {
        return FENCE + tenant.value() + Keys.SEPARATOR;
    }

    /// Whose fence it stands in.
    public TenantId tenant() {
        return new TenantId(pk.substring(FENCE.length(), pk.indexOf(Keys.SEPARATOR, FENCE.length())));
    }

    /// Whether the item belongs to this tenant.
    public boolean belongsTo(TenantId tenant) {
        return pk.startsWith(fence(tenant));
    }

    /// What kind of item stands under it, without the ids in it: `RCP/RCP`, `ACC/ENTRY`.
    public String kind() {
        String separator = String.valueOf(Keys.SEPARATOR);
        return pk.split(separator, -1)[2] + "/" + sk.split(separator, -1)[0];
    }

    /// The ids in the partition's part behind its kind: programme and account of an account's.
    public List<String> ids() {
        List<String> parts = List.of(pk.split(String.valueOf(Keys.SEPARATOR), -1));
        return parts.subList(3, parts.size());
    }

    static void requireFenced(String pk) {
        int end = pk.indexOf(Keys.SEPARATOR, FENCE.length());
        boolean fenced = pk.startsWith(FENCE)
                && end > 0
                && TenantId.parse(pk.substring(FENCE.length(), end)).isPresent();
        if (!fenced || pk.getBytes(StandardCharsets.UTF_8).length > LONGEST_PK) {
            throw new IllegalArgumentException(
                    "a partition's key begins with its tenant's fence and has at most 2048 bytes");
        }
    }
}
