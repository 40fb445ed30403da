package io.kopilka.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class UlidTest {

    @Test
    void aUlidOfTheSpecificationsExampleHasItsTextAndItsMoment() {
        // 01ARYZ6S41: the time part of the specification's example, 1469918176385 ms after 1970.
        Ulid ulid =
                Ulid.of(Instant.ofEpochMilli(1_469_918_176_385L), HexFormat.of().parseHex("0123456789abcdef0123"));

        assertThat(ulid.text()).isEqualTo("01ARYZ6S41" + "04HMASW9NF6YY093");
        assertThat(ulid.moment()).isEqualTo(Instant.ofEpochMilli(1_469_918_176_385L));
        assertThat(Ulid.parse(ulid.text())).contains(ulid);
    }

    @Test
    void laterUlidsSortLater() {
        byte[] highest = HexFormat.of().parseHex("ffffffffffffffffffff");
        Ulid earlier = Ulid.of(Instant.ofEpochMilli(1_000), highest);
        Ulid later = Ulid.of(Instant.ofEpochMilli(1_001), new byte[10]);

        assertThat(earlier).isLessThan(later);
        assertThat(earlier.text()).isEqualTo("00000000Z8ZZZZZZZZZZZZZZZZ");
    }

    @Test
    void theLastMomentIsHeldAndTheOneAfterIsNot() {
        long last = (1L << 48) - 1;

        assertThat(Ulid.of(Instant.ofEpochMilli(last), new byte[10]).text()).startsWith("7ZZZZZZZZZ");
        assertThatThrownBy(() -> Ulid.of(Instant.ofEpochMilli(last + 1), new byte[10]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ulid.of(Instant.ofEpochMilli(-1), new byte[10]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ulid.of(Instant.EPOCH, new byte[9])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoUlidIsNotRead() {
        for (String text : new String[] {
            "",
            "01ARYZ6S410000000000000000x".substring(1),
            "81ARYZ6S410000000000000000",
            "01ARYZ6S41000000000000000",
            "01ARYZ6S4100000000000000000",
            "01aryz6s410000000000000000",
            "01ARYZ6S4I0000000000000000",
            "01ARYZ6S4#0000000000000000"
        }) {
            assertThat(Ulid.parse(text)).as(text).isEmpty();
        }
        assertThatThrownBy(() -> new Ulid("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }
}
