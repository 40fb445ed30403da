package io.kopilka.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.fixture.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckDigitTest {

    /// The first is the example of GS1's General Specifications, 7.9; the second a book's (ISBN
    /// 978-3-16-148410-0).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "6291041500213",
                "9783161484100",
                "2000000000015",
                "2012345678903",
                "2900000123458",
                "4607025123453",
                "2100123015009"
            })
    void anEan13EndsWithItsCheckDigitAndWithNoOther(String number) {
        assertThat(CheckDigit.isEan13(number)).isTrue();
        for (char other = '0'; other <= '9'; other++) {
            assertThat(CheckDigit.isEan13(number.substring(0, 12) + other)).isEqualTo(other == number.charAt(12));
        }
    }

    @Test
    void otherTextsAreNoEan13() {
        assertThat(CheckDigit.isEan13("2000000000016")).isFalse();
        assertThat(CheckDigit.isEan13("200000000001")).isFalse();
        assertThat(CheckDigit.isEan13("20000000000A5")).isFalse();
        assertThatThrownBy(() -> CheckDigit.ean13("1")).isInstanceOf(IllegalArgumentException.class);
    }

    /// The first two are the usual examples of ISO/IEC 7812-1's formula.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "79927398713",
                "4111111111111111",
                "9643000000000012",
                "7770000000019",
                "1234567890128",
                "777000000001"
            })
    void aNumberByLuhnEndsWithItsCheckDigit(String number) {
        boolean isRight = !number.equals("777000000001");
        assertThat(CheckDigit.isLuhn(number)).isEqualTo(isRight);
    }

    @Test
    void luhnFindsEveryWrongDigit() {
        Seeds.random(200, (random, _) -> {
            String digits = Long.toString(random.nextLong(1_000_000, 1_000_000_000_000_000L));
            String number = digits + CheckDigit.luhn(digits);
            assertThat(CheckDigit.isLuhn(number)).isTrue();
            int place = random.nextInt(number.length());
            char wrong = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
            assertThat(CheckDigit.isLuhn(number.substring(0, place) + wrong + number.substring(place + 1)))
                    .isFalse();
        });
    }

    @Test
    void theRuleOverThirtyTwoCharactersFindsEveryWrongOne() {
        String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        Seeds.random(200, (random, _) -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            char right = CheckDigit.character(text.toString(), alphabet);
            int place = random.nextInt(text.length());
            int changed = (alphabet.indexOf(text.charAt(place)) + 1 + random.nextInt(31)) % 32;
            text.setCharAt(place, alphabet.charAt(changed));
            assertThat(CheckDigit.character(text.toString(), alphabet)).isNotEqualTo(right);
        });
    }
}
