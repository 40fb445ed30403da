package io.kopilka.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.secret.SigningKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrimedSaleTest {
    @Test
    void theSampleIsPricedByAnOfferAndNamesTheOneThatDidNotApply() {
        QuoteToken tokens = new QuoteToken(new SigningKey(new byte[SigningKey.BYTES]));
        PrimedSale primed = new PrimedSale(tokens, () -> Instant.parse("2026-11-22T10:15:00Z"));
        assertThat(new String(primed.quote(), UTF_8))
                .contains("\"total\":\"19.00\"", "\"percent\"", "\"total\"", "\"quo_");
    }
}
