package io.kopilka.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");

    @Test
    void anEventComesOutOfItsMessageAsItWentIn() {
        Event event = event("{\"total\":\"1990.00\",\"name\":{\"ru\":\"Обувь\",\"en\":\"Shoes\"}}");

        String message = EventText.write(event);

        assertThat(message)
                .isEqualTo("{\"schema\":1,\"event\":{\"id\":\"rcp_1.1\",\"type\":\"receipt.committed\",\"schema\":1,"
                        + "\"tenant\":\"ten_01J00000000000000000000000\",\"subject\":\"acc_1\","
                        + "\"occurredAt\":\"2026-11-22T10:15+05:00\",\"recordedAt\":\"2026-11-22T05:15:00Z\","
                        + "\"data\":{\"total\":\"1990.00\",\"name\":{\"ru\":\"Обувь\",\"en\":\"Shoes\"}}}}");
        assertThat(EventText.read(message)).isEqualTo(event);
    }

    @Test
    void aLargeEventIsPackedAndFitsIntoAMessage() {
        Event event = event("{\"lines\":[\"" + "Ботинки зимние, ".repeat(25_000) + "\"]}");

        String message = EventText.write(event);

        assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000);
        assertThat(EventText.read(message)).isEqualTo(event);
    }

    @Test
    void charactersThatNoQueueTakesAreEscapedOnTheWay() {
        Event event = event("{\"name\":\"a\uffff\ufffeb\ud800c😀\"}");

        String message = EventText.write(event);

        assertThat(message).contains("a\\uffff\\ufffeb\\ud800c😀");
        assertThat(EventText.read(message)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"schema\":2,\"event\":{}}",
                "{\"schema\":1}",
                "{\"schema\":1,\"gzip\":\"%%%\"}",
                "{\"schema\":1,\"gzip\":\"AAAA\"}",
                "{\"schema\":1,\"event\":{\"type\":\"moon.rose\"}}",
                "{\"schema\":1,\"event\":{\"id\":\"a b\",\"type\":\"tier.raised\",\"schema\":1,"
                        + "\"tenant\":\"ten_01J00000000000000000000000\",\"subject\":\"s\","
                        + "\"occurredAt\":\"2026-11-22T10:15+05:00\",\"recordedAt\":\"2026-11-22T05:15:00Z\"}}"
            })
    void aMessageThatIsNoEventIsRefused(String message) {
        assertThatThrownBy(() -> EventText.read(message)).isInstanceOf(UnreadableEvent.class);
    }

    private static Event event(String data) {
        return new Event(
                "rcp_1.1",
                EventType.RECEIPT_COMMITTED,
                1,
                TENANT,
                "acc_1",
                OffsetDateTime.parse("2026-11-22T10:15+05:00"),
                Instant.parse("2026-11-22T05:15:00Z"),
                data);
    }
}
