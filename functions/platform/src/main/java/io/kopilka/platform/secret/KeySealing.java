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
import org.jspecify.annotations.Nullable;

/// Seals with AES-256-GCM under a data key of each tenant: one that [DataKeys] has, where there are such, else one that
/// the service's own [SigningKey] makes, which is stored nowhere.
///
/// Sealed: a byte 1 (a made key) or 2 (a data key), a nonce of 12 bytes, the text and its tag of 16 bytes. Tenant and
/// purpose are authenticated with it. Where data keys come later, what was sealed without them still opens.
@Singleton
public final class KeySealing implements Sealing {

    private static final byte MADE = 1;
    private static final byte DATA_KEY = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SigningKey key;
    private final @Nullable DataKeys dataKeys;
    private final RandomGenerator random;

    @Inject
    public KeySealing(SigningKey key, @Nullable DataKeys dataKeys) {
        this(key, dataKeys, Chance.source());
    }

    /// By the service's own key alone.
    public KeySealing(SigningKey key) {
        this(key, null, Chance.source());
    }

    /// With a secure random source of the caller's.
    public KeySealing(SigningKey key, RandomGenerator random) {
        this(key, null, random);
    }

    KeySealing(SigningKey key, @Nullable DataKeys dataKeys, RandomGenerator random) {
        this.key = key;
        this.dataKeys = dataKeys;
        this.random = random;
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, byte[] secret) {
        byte version = dataKeys == null ? MADE : DATA_KEY;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text =
                    cipher(Cipher.ENCRYPT_MODE, version, tenant, purpose, nonce).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + text.length)
                    .put(version)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    @Override
    public byte[] open(TenantId tenant, String purpose, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || (sealed[0] != MADE && sealed[0] != DATA_KEY)) {
            throw new IllegalStateException("not a sealed secret of a version that is known here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed[0], tenant, purpose, nonce)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException("a secret does not open: sealed for another, or damaged", notOurs);
        }
    }

    private Cipher cipher(int mode, byte version, TenantId tenant, String purpose, byte[] nonce)
            throws GeneralSecurityException {
        byte[] tenantKey = version == MADE ? made(tenant) : dataKey(tenant);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(tenantKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.value() + " " + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] made(TenantId tenant) {
        return key.sign(("kopilka seal 1 " + tenant.value()).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] dataKey(TenantId tenant) {
        if (dataKeys == null) {
            throw new IllegalStateException("a secret was sealed with a data key, and there are none here");
        }
        return dataKeys.of(tenant);
    }
}
