package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final ApiKey KEY = ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(7));

    @Test
    void aKeyNamesItsModeAndTenantAndIsReadBack() {
        String text = KEY.reveal();

        assertThat(text).matches("kop_live_ten_01JZ0000000000000000000000_[0-9A-HJKMNP-TV-Z]{59}");
        assertThat(ApiKey.parse(text)).hasValueSatisfying(read -> {
            assertThat(read.tenant()).isEqualTo(TENANT);
            assertThat(read.mode()).isEqualTo(ApiKey.Mode.LIVE);
            assertThat(read.hash()).isEqualTo(KEY.hash());
        });
        assertThat(ApiKey.create(ApiKey.Mode.TEST, TENANT, new SplittableRandom(7))
                        .reveal())
                .startsWith("kop_test_ten_");
    }

    @Test
    void everySingleMistypedCharacterIsNoticedWithoutALookUp() {
        String text = KEY.reveal();
        for (int place = 0; place < text.length(); place++) {
            char other = text.charAt(place) == '7' ? '8' : '7';
            String mistyped = text.substring(0, place) + other + text.substring(place + 1);

            assertThat(ApiKey.parse(mistyped)).as(mistyped).isEmpty();
        }
        assertThat(ApiKey.parse(text + "0")).isEmpty();
        assertThat(ApiKey.parse("")).isEmpty();
    }

    @Test
    void itsTextNeverShowsTheSecret() {
        assertThat(KEY.toString()).isEqualTo("kop_live_ten_01JZ0000000000000000000000_…");
        assertThat(HexFormat.of().formatHex(KEY.hash())).hasSize(64);
    }
}
