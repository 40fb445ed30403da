package io.kopilka.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret of the service's own: what it signs it knows again, whichever process of the service is asked, and
/// nobody else can make (HMAC-SHA-256, RFC 2104).
///
/// A signature says nothing of what it was made for: begin a message with its purpose, so that the signature of one
/// kind of token never passes for that of another.
public final class SigningKey {

    /// The length of a key.
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// The key of these 32 bytes, which nobody may be able to guess.
    public SigningKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a signing key has 32 bytes, not " + secret.length);
        }
        this.key = new SecretKeySpec(Arrays.copyOf(secret, BYTES), ALGORITHM);
    }

    /// The key whose 32 bytes are the whole of a file.
    public static SigningKey of(Path file) {
        try {
            return new SigningKey(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the signing key cannot be read from " + file, unreadable);
        }
    }

    /// The signature of a message, 32 bytes; the same message has the same one each time.
    public byte[] sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform signs with " + ALGORITHM, impossible);
        }
    }

    /// Whether this key made the signature for this very message. It takes as long where it did not.
    public boolean verifies(byte[] message, byte[] signature) {
        return MessageDigest.isEqual(sign(message), signature);
    }

    /// Without the secret, so that no log gets it.
    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
