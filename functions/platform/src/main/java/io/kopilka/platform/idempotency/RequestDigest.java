package io.kopilka.platform.idempotency;

import io.kopilka.platform.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What a request asked for, as a hash: two requests with one digest are the same request.
///
/// @param hex SHA-256 as 64 hexadecimal digits
public record RequestDigest(String hex) {

    private static final int LENGTH = 64;

    public RequestDigest {
        if (hex.length() != LENGTH) {
            throw new IllegalArgumentException("a digest has 64 hexadecimal digits");
        }
    }

    /// The digest of method, path and body. Each goes in behind its length, so that none can pass for a part of
    /// another.
    public static RequestDigest of(String method, String path, byte[] body) {
        MessageDigest digest = Sha256.begin();
        add(digest, method.getBytes(StandardCharsets.UTF_8));
        add(digest, path.getBytes(StandardCharsets.UTF_8));
        add(digest, body);
        return new RequestDigest(HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        digest.update(field);
    }
}
