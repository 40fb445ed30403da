package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443",
                "http://localhost:5173",
                "http://127.0.0.1",
                "http://[::1]:5173"
            })
    void anAddressOfAPageIsAnOrigin(String text) {
        assertThat(Origin.parse(text)).contains(new Origin(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "shop.example",
                "https://",
                "https://shop.example/",
                "https://shop.example:443",
                "https://shop.example:0",
                "https://shop.example:99999",
                "https://Shop.example",
                "https://user@shop.example",
                "https://*.shop.example",
                "http://shop.example",
                "file:///home/x",
                "https://shop.example https://b.example"
            })
    void whatNoBrowserWouldSendOrNobodyShouldTrustIsNone(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }

    @Test
    void aCountryIsOneOfTheStandardInCapitals() {
        assertThat(Country.parse("RU")).contains(new Country("RU"));
        assertThat(Country.parse("ru")).isEmpty();
        assertThat(Country.parse("XX")).isEmpty();
    }
}
