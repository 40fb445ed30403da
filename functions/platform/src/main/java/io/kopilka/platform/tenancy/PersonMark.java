package io.kopilka.platform.tenancy;

import io.kopilka.platform.hash.Sha256;
import java.nio.charset.StandardCharsets;

/// What a person is found by: a hash of who vouches for them and what they are called there. The same for one
/// person everywhere, and nothing that could be read back.
///
/// @param value SHA-256, 64 hexadecimal digits
public record PersonMark(String value) {

    /// The mark of a subject of an issuer.
    public static PersonMark of(String issuer, String subject) {
        return new PersonMark(Sha256.hex((issuer + '\n' + subject).getBytes(StandardCharsets.UTF_8)));
    }
}
