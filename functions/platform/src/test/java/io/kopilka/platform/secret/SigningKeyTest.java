package io.kopilka.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final byte[] MESSAGE = "quote of ruleset 12".getBytes(UTF_8);

    @Test
    void signsAsAnyOtherHmacSha256Does() {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

        assertThat(HexFormat.of().formatHex(new SigningKey(secret).sign(MESSAGE)))
                .isEqualTo("f7063b31f5ee5e232e329ff68c2e91f9c396c4a31d0eb9c74a3042e2a80a7897");
    }

    @Test
    void knowsItsOwnSignatureAndNoOther() {
        SigningKey key = key(1);
        byte[] signature = key.sign(MESSAGE);

        assertThat(key.verifies(MESSAGE, signature)).isTrue();
        assertThat(key.verifies("quote of ruleset 13".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(key.verifies(MESSAGE, Arrays.copyOf(signature, 31))).isFalse();
        assertThat(key.verifies(MESSAGE, new byte[0])).isFalse();
        assertThat(key(2).verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void isNoneButOfThirtyTwoBytes() {
        assertThatThrownBy(() -> new SigningKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheServicesOneKeyWhereItsFileIsSet(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("secret.key"), secret(1));

        try (ApplicationContext context = ApplicationContext.run(Map.of("kopilka.secret-key-file", file.toString()))) {
            assertThat(context.getBean(SigningKey.class).sign(MESSAGE)).isEqualTo(key(1).sign(MESSAGE));
        }
    }

    @Test
    void saysWhichFileItCouldNotRead(@TempDir Path folder) {
        assertThatThrownBy(() -> SigningKey.of(folder.resolve("absent.key")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("absent.key");
    }

    @Test
    void doesNotSayItsSecret() {
        assertThat(key(1)).hasToString("SigningKey[…]");
    }

    private static SigningKey key(int filling) {
        return new SigningKey(secret(filling));
    }

    private static byte[] secret(int filling) {
        byte[] secret = new byte[SigningKey.BYTES];
        Arrays.fill(secret, (byte) filling);
        return secret;
    }
}
