package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.chance.Chance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals with AES-256-GCM under a key for each tenant, which the service's own [SigningKey] makes: no tenant's key is
/// stored anywhere.
///
/// Sealed: a byte 1, a nonce of 12 bytes, the text and its tag of 16 bytes. Tenant and purpose are authenticated
/// with it.
@Singleton
public final class KeySealing implements Sealing {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SigningKey key;
    private final RandomGenerator random;

    @Inject
    public KeySealing(SigningKey key) {
        this(key, Chance.source());
    }

    /// With a secure random source of the caller's.
    public KeySealing(SigningKey key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, tenant, purpose, nonce).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + text.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    @Override
    public byte[] open(TenantId tenant, String purpose, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("not a sealed secret of a version that is known here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, tenant, purpose, nonce)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException("a secret does not open: sealed for another, or damaged", notOurs);
        }
    }

    private Cipher cipher(int mode, TenantId tenant, String purpose, byte[] nonce) throws GeneralSecurityException {
        byte[] tenantKey = key.sign(("kopilka seal 1 " + tenant.value()).getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(tenantKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.value() + " " + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
