package io.kopilka.cards.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.CardNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TracksTest {

    private static final CardNumber LUHN = new CardNumber("9643000000000012");

    @Test
    void trackTwoHoldsTheNumberAndBehindItTheSite() {
        assertThat(Tracks.two(LUHN, Optional.empty())).isEqualTo(";9643000000000012?");
        assertThat(Tracks.two(LUHN, Optional.of("9912"))).isEqualTo(";9643000000000012=9912?");
        assertThat(Tracks.two(new CardNumber("0000012345"), Optional.empty())).isEqualTo(";0000012345?");
    }

    @Test
    void trackOneHoldsTheNumberAndTheNameInItsLetters() {
        assertThat(Tracks.one(new CardNumber("CARD7770001"), Optional.empty())).isEqualTo("%CARD7770001?");
        assertThat(Tracks.one(LUHN, Optional.of("Ольга Щукина"))).isEqualTo("%9643000000000012^OLGA SHCHUKINA?");
        assertThat(Tracks.one(LUHN, Optional.of("李"))).isEqualTo("%9643000000000012?");
        assertThat(Tracks.one(LUHN, Optional.of("Константин Константинопольский")))
                .isEqualTo("%9643000000000012^KONSTANTIN KONSTANTINOPOLS?");
    }

    @Test
    void whatATrackCannotHoldIsNotWritten() {
        assertThatThrownBy(() -> Tracks.two(new CardNumber("GC-1"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tracks.two(new CardNumber("1".repeat(38)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tracks.one(new CardNumber("ab"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// ICAO Doc 9303-3, section 6.B.
    @ParameterizedTest
    @CsvSource({
        "Анна Петрова, ANNA PETROVA",
        "Юлия Жёлтая, IULIIA ZHELTAIA",
        "Объедков Ильич, OBIEEDKOV ILICH",
        "Хрущёв Цой Чехов Шишкин, KHRUSHCHEV TSOI CHEKHOV SHISHKIN",
        "O'Brien-Łoś é, O'BRIEN-OS E",
        "' a  b ', A B"
    })
    void namesAreWrittenAsPassportsWriteThem(String name, String latin) {
        assertThat(Latin.of(name)).isEqualTo(latin);
    }
}
