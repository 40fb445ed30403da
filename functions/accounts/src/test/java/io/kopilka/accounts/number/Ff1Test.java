package io.kopilka.accounts.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.accounts.number.Ff1.Halves;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ff1Test {

    private static final String AES_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String AES_192 = AES_128 + "EF4359D8D580AA4F";
    private static final String AES_256 = AES_192 + "7F036D6F04FC6A94";

    /// The nine samples that NIST publishes beside SP 800-38G ("FF1samples").
    @ParameterizedTest
    @CsvSource({
        AES_128 + ", '', 10, 0123456789, 2433477484",
        AES_128 + ", 39383736353433323130, 10, 0123456789, 6124200773",
        AES_128 + ", 3737373770717273373737, 36, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        AES_192 + ", '', 10, 0123456789, 2830668132",
        AES_192 + ", 39383736353433323130, 10, 0123456789, 2496655549",
        AES_192 + ", 3737373770717273373737, 36, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        AES_256 + ", '', 10, 0123456789, 6657667009",
        AES_256 + ", 39383736353433323130, 10, 0123456789, 1001623463",
        AES_256 + ", 3737373770717273373737, 36, 0123456789abcdefghi, xs8a0azh2avyalyzuwd"
    })
    void theSamplesOfTheStandardComeOut(String key, String tweak, int radix, String plain, String encrypted) {
        HexFormat hex = HexFormat.of();
        Ff1 ff1 = new Ff1(hex.parseHex(key), hex.parseHex(tweak), radix, plain.length());
        assertThat(ff1.encrypt(halves(plain, radix))).isEqualTo(halves(encrypted, radix));
        assertThat(ff1.size()).isEqualTo(BigInteger.valueOf(radix).pow(plain.length()));
    }

    private static Halves halves(String text, int radix) {
        int middle = text.length() / 2;
        return new Halves(
                Long.parseLong(text.substring(0, middle), radix), Long.parseLong(text.substring(middle), radix));
    }
}
