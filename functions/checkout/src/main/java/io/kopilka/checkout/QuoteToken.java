package io.kopilka.checkout;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.SigningKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A quote's id: a signed note of the ruleset and the moment by which it was priced. Nothing is stored; what was told
/// is told again by the same ruleset.
///
/// Form: `quo_` and base64url of version (4 bytes), epoch second (8 bytes) and the first 16 bytes of an HMAC over
/// these and the tenant.
@Singleton
final class QuoteToken {
    /// How long a quote is good.
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String PREFIX = "quo_";
    private static final int NOTE_BYTES = Integer.BYTES + Long.BYTES;
    private static final int SIGNATURE_BYTES = 16;

    private final SigningKey key;

    QuoteToken(SigningKey key) {
        this.key = key;
    }

    /// What a quote's id says.
    ///
    /// @param at when it was made
    record Note(RulesetVersion ruleset, Instant at) {
        boolean isGoodAt(Instant now) {
            return !now.isAfter(at.plus(LIFETIME));
        }
    }

    String issue(TenantId tenant, RulesetVersion ruleset, Instant now) {
        byte[] note = ByteBuffer.allocate(NOTE_BYTES)
                .putInt(ruleset.number())
                .putLong(now.getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(NOTE_BYTES + SIGNATURE_BYTES)
                .put(note)
                .put(signature(tenant, note))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// What an id says, or empty where it is none of this tenant's.
    Optional<Note> read(TenantId tenant, String id) {
        byte[] token = decode(id);
        if (token.length != NOTE_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] note = Arrays.copyOf(token, NOTE_BYTES);
        byte[] signature = Arrays.copyOfRange(token, NOTE_BYTES, token.length);
        if (!java.security.MessageDigest.isEqual(signature, signature(tenant, note))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(note);
        return Optional.of(new Note(new RulesetVersion(fields.getInt()), Instant.ofEpochSecond(fields.getLong())));
    }

    private static byte[] decode(String id) {
        if (!id.startsWith(PREFIX)) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(id.substring(PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] signature(TenantId tenant, byte[] note) {
        byte[] owner = ("quote 1 " + tenant.value() + " ").getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(owner.length + note.length)
                .put(owner)
                .put(note)
                .array();
        return Arrays.copyOf(key.sign(message), SIGNATURE_BYTES);
    }
}
