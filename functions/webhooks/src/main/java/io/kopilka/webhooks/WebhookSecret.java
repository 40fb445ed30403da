package io.kopilka.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// What both sides of a webhook know: 24 random bytes, shown once as `whsec_` and base 64 (Standard Webhooks).
public final class WebhookSecret {

    /// How a secret's text begins.
    public static final String PREFIX = "whsec_";

    private static final int BYTES = 24;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// A new secret of the random source's, which must be a secure one.
    public static WebhookSecret create(RandomGenerator secureRandom) {
        byte[] bytes = new byte[BYTES];
        secureRandom.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /// The secret of these bytes.
    public static WebhookSecret of(byte[] bytes) {
        return new WebhookSecret(bytes);
    }

    /// The bytes, to be sealed.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The whole secret, to be shown to its owner once.
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// The signature of a message: `v1,` and base 64 of HMAC-SHA-256 over `id.timestamp.body`.
    ///
    /// @param at to the second
    public String sign(String id, Instant at, String body) {
        try {
            return new Webhook(bytes).sign(id, at.getEpochSecond(), body);
        } catch (WebhookSigningException | EmptyWebhookSecretException impossible) {
            throw new IllegalStateException("every Java platform signs with HMAC-SHA-256", impossible);
        }
    }

    /// Whether one of the signatures in a header (`v1,… v1,…`) is this secret's for this very message. Each is compared
    /// in a time that tells nothing of how much of it fits.
    public boolean verifies(String signatures, String id, Instant at, String body) {
        byte[] own = sign(id, at, body).getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (String each : signatures.split(" ", -1)) {
            fits |= MessageDigest.isEqual(own, each.getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    /// Without the secret, so that no log gets it.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
