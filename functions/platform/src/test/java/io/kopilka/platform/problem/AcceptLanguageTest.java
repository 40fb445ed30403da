package io.kopilka.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcceptLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru                         | RU",
                "ru-RU,ru;q=0.9,en;q=0.8    | RU",
                "en-GB                      | EN",
                "de, en;q=0.5, ru;q=0.7     | RU",
                "ru;q=0, en                 | EN",
                "RU                         | RU",
                "rus                        | EN",
                "de                         | EN",
                "*                          | EN",
                "ru;q=x                     | EN",
                "''                         | EN",
            })
    void theLanguageLikedBestIsTaken(String header, Language expected) {
        assertThat(AcceptLanguage.preferred(header)).isEqualTo(expected);
    }
}
