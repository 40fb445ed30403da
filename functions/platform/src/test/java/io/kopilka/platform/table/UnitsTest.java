package io.kopilka.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.SettableTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {

    private static final Key KEY = new Key("T#ten_01JZ0000000000000000000000#CARD#1", "CARD");

    /// PK 2 + 39, SK 2 + 4, schema 6 + 2.
    private static final int EMPTY = 55;

    @Test
    void anItemHasTheBytesOfItsNamesAndValues() {
        assertThat(ItemSize.of(Item.of(KEY, 1).build()).bytes()).isEqualTo(EMPTY);
        assertThat(ItemSize.of(Item.of(KEY, 1)
                                .version(12)
                                .expires(Instant.ofEpochSecond(1_800_000_001))
                                .with("name", "Анна")
                                .with("body", new byte[100])
                                .with("list", List.of("ab", "c"))
                                .with("map", Map.of("k", "vv"))
                                .build())
                        .bytes())
                .isEqualTo(EMPTY
                        + (7 + 2)
                        + (3 + 6)
                        + (4 + 8)
                        + (4 + 100)
                        + (4 + 3 + (1 + 2) + (1 + 1))
                        + (3 + 3 + (1 + 1 + 2)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "7,2", "12,2", "123,3", "-123,4", "100,2", "120000,2", "1234567890,6", "-9,3"})
    void aNumberHasAByteForTwoDigitsAndOneMore(long number, int bytes) {
        assertThat(ItemSize.of(Item.of(KEY, 1).with("n", number).build()).bytes())
                .isEqualTo(EMPTY + 1 + bytes);
    }

    @ParameterizedTest
    @CsvSource({"0,1,2", "1024,1,2", "1025,2,4", "2049,3,6"})
    void writesGoByTheKilobyteAndTwiceInATransaction(int bytes, int plain, int inTransaction) {
        assertThat(WriteUnits.plain(new ItemSize(bytes))).isEqualTo(new WriteUnits(plain));
        assertThat(WriteUnits.inTransaction(new ItemSize(bytes))).isEqualTo(new WriteUnits(inTransaction));
    }

    @ParameterizedTest
    @CsvSource({"0,1.0,0.5", "4096,1.0,0.5", "4097,2.0,1.0", "12289,4.0,2.0"})
    void readsGoByFourKilobytesAndHalfWhereTheyMayLag(int bytes, String strong, String eventual) {
        assertThat(ReadUnits.ofOne(new ItemSize(bytes), Consistency.STRONG).count())
                .hasToString(strong);
        assertThat(ReadUnits.ofOne(new ItemSize(bytes), Consistency.EVENTUAL).count())
                .hasToString(eventual);
    }

    @Test
    void aMeteredTableCountsWhatASaleCosts() {
        MeteredTable table = new MeteredTable(new MemoryTable(new SettableTime("2026-11-22T10:00:00Z")));
        Item big = Item.of(KEY, 1).version(1).with("body", new byte[1500]).build();
        Item small = Item.of(new Key(KEY.pk(), "X"), 1).build();

        table.write(List.of(new Write.PutIfAbsent(big), new Write.Put(small)));
        table.write(new Write.PutIfAbsent(big));
        table.get(KEY, Consistency.STRONG);
        table.query(Query.of(KEY.pk()).eventually());

        assertThat(table.take()).isEqualTo(new MeteredTable.Use(2, new ReadUnits(3), 2, new WriteUnits(6)));
        table.write(new Write.Put(big));
        assertThat(table.take().writeUnits()).isEqualTo(new WriteUnits(2));
    }
}
