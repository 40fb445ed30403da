package io.kopilka.domain.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// A message that came in from an integration, made from what its sender calls it: the same message sent again has
/// the same id.
///
/// @param value `inb_` and 32 characters of Crockford's base 32: 160 bits of a SHA-256 hash
public record InboundId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "inb_";

    private static final int HASH_BYTES = 20;
    private static final int HASH_CHARACTERS = 32;

    /// Separates these hashes from any other use of the same fields.
    private static final String RECIPE = "kopilka inbound 1";

    public InboundId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an id of a message that came in: " + value);
        }
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<InboundId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new InboundId(text)) : Optional.empty();
    }

    /// The id of an integration's message.
    ///
    /// @param webhookId what the sender calls it, the same on every retry
    public static InboundId of(IntegrationId integration, String webhookId) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String field : new String[] {RECIPE, integration.value(), webhookId}) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                hash.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                hash.update(bytes);
            }
            return new InboundId(PREFIX + Crockford.encode(Arrays.copyOf(hash.digest(), HASH_BYTES)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
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
}
