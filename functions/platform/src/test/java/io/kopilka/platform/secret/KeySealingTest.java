package io.kopilka.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.TenantId;
import org.junit.jupiter.api.Test;

/// What is sealed for one tenant and purpose opens for these alone.
final class KeySealingTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId OTHER = new TenantId("ten_01JZ0000000000000000000001");

    private final KeySealing sealing = new KeySealing(new SigningKey(new byte[SigningKey.BYTES]));

    @Test
    void whatWasSealedOpensAgainAndLooksDifferentEachTime() {
        byte[] secret = "whsec".getBytes(UTF_8);
        byte[] sealed = sealing.seal(TENANT, "webhook", secret);

        assertThat(sealing.open(TENANT, "webhook", sealed)).isEqualTo(secret);
        assertThat(sealing.seal(TENANT, "webhook", secret)).isNotEqualTo(sealed);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec");
    }

    @Test
    void itOpensForNoOtherTenantPurposeOrKeyAndNotWhenDamaged() {
        byte[] sealed = sealing.seal(TENANT, "webhook", "whsec".getBytes(UTF_8));
        byte[] otherKey = new byte[SigningKey.BYTES];
        otherKey[0] = 1;
        byte[] damaged = sealed.clone();
        damaged[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> sealing.open(OTHER, "webhook", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(TENANT, "mail", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new KeySealing(new SigningKey(otherKey)).open(TENANT, "webhook", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(TENANT, "webhook", damaged)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(TENANT, "webhook", new byte[3]))
                .isInstanceOf(IllegalStateException.class);
    }
}
