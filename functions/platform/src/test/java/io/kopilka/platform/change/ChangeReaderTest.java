package io.kopilka.platform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ChangeReaderTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final Instant AT = Instant.parse("2026-11-22T05:15:00Z");
    private static final String PK = "T#ten_01J00000000000000000000000#CARD#2200000000004411";

    @Test
    void anInsertIsAnItemThatWasNotThereBefore() {
        RawChange raw = raw("INSERT", Map.of(), image("printed"));

        assertThat(ChangeReader.read(raw))
                .isEqualTo(new ReadChange.Understood(new ItemChange.Added(item("printed"), AT, "100")));
    }

    @Test
    void aModificationTellsTheItemBeforeAndAfter() {
        RawChange raw = raw("MODIFY", image("printed"), image("issued"));

        assertThat(ChangeReader.read(raw))
                .isEqualTo(
                        new ReadChange.Understood(new ItemChange.Changed(item("printed"), item("issued"), AT, "100")));
    }

    @Test
    void aRemovalTellsWhatWasThere() {
        RawChange raw = raw("REMOVE", image("issued"), Map.of());

        assertThat(ChangeReader.read(raw))
                .isEqualTo(new ReadChange.Understood(new ItemChange.Removed(item("issued"), AT, "100")));
    }

    @Test
    void aValueOfAKindThatIsNeverWrittenIsUnreadableAndTheCardsNumberStaysPrivate() {
        Map<String, AttributeValue> image = new HashMap<>(image("printed"));
        image.put("kind", AttributeValue.fromBool(true));

        assertThat(ChangeReader.read(raw("INSERT", Map.of(), image)))
                .isEqualTo(new ReadChange.Unreadable(
                        Optional.of(TENANT),
                        "T#ten_01J00000000000000000000000#CARD#…4411/CARD",
                        "the item CARD/CARD cannot be read: it holds a value of a kind that is never written: BOOL"));
    }

    @Test
    void aListOfOtherThingsThanTextsIsUnreadable() {
        Map<String, AttributeValue> image = new HashMap<>(image("printed"));
        image.put("kind", AttributeValue.fromL(List.of(AttributeValue.fromN("1"))));

        assertThat(ChangeReader.read(raw("INSERT", Map.of(), image))).isInstanceOf(ReadChange.Unreadable.class);
    }

    @Test
    void aFractionIsUnreadable() {
        Map<String, AttributeValue> image = new HashMap<>(image("printed"));
        image.put("version", AttributeValue.fromN("1.5"));

        assertThat(ChangeReader.read(raw("INSERT", Map.of(), image)))
                .isEqualTo(new ReadChange.Unreadable(
                        Optional.of(TENANT),
                        "T#ten_01J00000000000000000000000#CARD#…4411/CARD",
                        "no item: NumberFormatException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T#", "T#somebody#X", "elsewhere", "T#ten_01J00000000000000000000000"})
    void anItemOutsideOfEveryFenceIsUnreadable(String pk) {
        Map<String, AttributeValue> keys = Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS("X"));

        assertThat(ChangeReader.read(new RawChange("INSERT", keys, Map.of(), keys, AT, "100")))
                .isEqualTo(new ReadChange.Unreadable(Optional.empty(), pk + "/X", "no item: IllegalArgumentException"));
    }

    @Test
    void aRecordWithoutAnythingIsUnreadable() {
        assertThat(ChangeReader.read(new RawChange("MODIFY", Map.of(), Map.of(), Map.of(), AT, "100")))
                .isEqualTo(new ReadChange.Unreadable(Optional.empty(), "/", "no item: IllegalStateException"));
        assertThat(ChangeReader.read(raw("EVAPORATE", Map.of(), Map.of()))).isInstanceOf(ReadChange.Unreadable.class);
    }

    private static RawChange raw(String name, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        Map<String, AttributeValue> keys = Map.of("PK", AttributeValue.fromS(PK), "SK", AttributeValue.fromS("CARD"));
        return new RawChange(name, keys, before, after, AT, "100");
    }

    private static Map<String, AttributeValue> image(String state) {
        return Map.of(
                "PK", AttributeValue.fromS(PK),
                "SK", AttributeValue.fromS("CARD"),
                "schema", AttributeValue.fromN("1"),
                "version", AttributeValue.fromN("2"),
                "state", AttributeValue.fromS(state));
    }

    private static Item item(String state) {
        return Item.of(Keys.card(TENANT, new CardNumber("2200000000004411")), 1)
                .version(2)
                .with("state", state)
                .build();
    }
}
