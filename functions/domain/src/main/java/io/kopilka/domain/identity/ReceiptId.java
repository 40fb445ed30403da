package io.kopilka.domain.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// A receipt's id, made from what the receipt is. The same sale sent twice, by whichever till program and under
/// whatever idempotency
/// key, has the same id, so that storing it "if absent" is all that is needed to count it once.
///
/// @param value `rcp_` and 32 characters of Crockford's base 32: 160 bits of a SHA-256 hash
public record ReceiptId(String value) {

    /// What every receipt's id begins with.
    public static final String PREFIX = "rcp_";

    private static final int HASH_BYTES = 20;
    private static final int HASH_CHARACTERS = 32;

    /// Separates these hashes from any other use of the same fields, and a later recipe from this one.
    private static final String RECIPE = "kopilka receipt 1";

    public ReceiptId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a receipt's id: " + value);
        }
    }

    /// The receipt's id in a text, or empty where the text is none.
    public static Optional<ReceiptId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new ReceiptId(text)) : Optional.empty();
    }

    /// The id of the receipt with this number, of this till, on this business day (the date of the sale in the
    /// store's
    /// zone).
    ///
    /// Every field goes into the hash behind its length in bytes, so that till `1` with number `23` is not till
    /// `12`
    /// with number `3`.
    public static ReceiptId of(
            TenantId tenant, StoreId store, TillId till, LocalDate businessDay, ReceiptNumber number) {
        MessageDigest hash = sha256();
        addTo(hash, RECIPE);
        addTo(hash, tenant.value());
        addTo(hash, store.value());
        addTo(hash, till.value());
        addTo(hash, businessDay.toString());
        addTo(hash, number.value());
        return new ReceiptId(PREFIX + Crockford.encode(Arrays.copyOf(hash.digest(), HASH_BYTES)));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isWellFormed(String value) {
        return value.length() == PREFIX.length() + HASH_CHARACTERS
                && value.startsWith(PREFIX)
                && Crockford.isWellFormed(value.substring(PREFIX.length()));
    }

    private static void addTo(MessageDigest hash, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        hash.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
