package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Crockford;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// An API key in full, secret included: `kop_live_<tenant>_<secret><checksum>`.
///
/// The secret has 256 bits (52 characters of Crockford's base 32). The checksum (CRC-32 of everything before it, 7
/// characters) tells a
/// mistyped key from a wrong one without a look-up, and lets a scanner of leaked secrets be sure of what it found.
/// Nothing stores this
/// value: it is shown once, and known again by its [#hash()].
public final class ApiKey {

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("(kop_(live|test)_(ten_[0-9A-Z]{26})_[0-9A-Z]{52})([0-9A-Z]{7})");

    private final String text;
    private final Mode mode;
    private final TenantId tenant;

    private ApiKey(String text, Mode mode, TenantId tenant) {
        this.text = text;
        this.mode = mode;
        this.tenant = tenant;
    }

    /// Whether a key works on a real tenant or on a sandbox.
    public enum Mode {
        LIVE("live"),
        TEST("test");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /// The mode in a key's text.
        public String word() {
            return word;
        }
    }

    /// A new key with a secret of the random source's, which must be a secure one.
    public static ApiKey create(Mode mode, TenantId tenant, RandomGenerator secureRandom) {
        byte[] secret = new byte[SECRET_BYTES];
        secureRandom.nextBytes(secret);
        String body = "kop_" + mode.word() + "_" + tenant.value() + "_" + Crockford.encode(secret);
        return new ApiKey(body + checksum(body), mode, tenant);
    }

    /// The key in a text, or empty where the text is no key or its checksum does not fit.
    public static Optional<ApiKey> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !checksum(parts.group(1)).equals(parts.group(4))) {
            return Optional.empty();
        }
        Mode mode = parts.group(2).equals(Mode.LIVE.word()) ? Mode.LIVE : Mode.TEST;
        return TenantId.parse(parts.group(3)).map(tenant -> new ApiKey(text, mode, tenant));
    }

    /// The whole key, to be shown to its owner once.
    public String reveal() {
        return text;
    }

    /// What is stored instead of the key: SHA-256 of the whole of it. No salt and no stretching: 256 random bits
    /// cannot
    /// be guessed.
    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The tenant that the key belongs to.
    public TenantId tenant() {
        return tenant;
    }

    /// Whether it is for the real thing or for a sandbox.
    public Mode mode() {
        return mode;
    }

    /// The key without its secret.
    @Override
    public String toString() {
        return "kop_" + mode.word() + "_" + tenant.value() + "_…";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Crockford.encode(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
