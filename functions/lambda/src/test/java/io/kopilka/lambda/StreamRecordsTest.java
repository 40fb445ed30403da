package io.kopilka.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.platform.change.ChangeReader;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.change.ReadChange;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {

    private static final String ITEM = """
            {"PK": {"S": "T#ten_01JZ0000000000000000000000#RCP#x"}, "SK": {"S": "RCP"}, "schema": {"N": "2"},
             "text": {"S": "т"}, "number": {"N": "-7"}, "bytes": {"B": "AQI="}, "texts": {"L": [{"S": "a"}, {"S": "b"}]},
             "map": {"M": {"k": {"S": "v"}}}}""";

    private static RawChange change(String name, String images) throws IOException {
        return StreamRecords.change(new ObjectMapper().readTree("""
                {"eventName": "%s", "dynamodb": {"ApproximateCreationDateTime": 1795342500,
                 "SequenceNumber": "111", "Keys": {"PK": {"S": "T#ten_01JZ0000000000000000000000#RCP#x"}, "SK": {"S": "RCP"}}, %s}}
                """.formatted(name, images)));
    }

    @Test
    void aRecordIsReadLikeOneOfTheStreamsOwnClient() throws IOException {
        assertThat(ChangeReader.read(change("INSERT", "\"NewImage\": " + ITEM)))
                .isInstanceOfSatisfying(ReadChange.Understood.class, understood -> {
                    ItemChange change = understood.change();
                    assertThat(change.sequence()).isEqualTo("111");
                    assertThat(change.at()).isEqualTo(Instant.parse("2026-11-22T10:15:00Z"));
                    assertThat(change).isInstanceOfSatisfying(ItemChange.Added.class, added -> {
                        assertThat(added.after().schema()).isEqualTo(2);
                        assertThat(added.after().text("text")).isEqualTo("т");
                        assertThat(added.after().whole("number")).isEqualTo(-7);
                        assertThat(added.after().bytes("bytes")).containsExactly(1, 2);
                    });
                });
    }

    @Test
    void aValueOfAKindThatNobodyKnowsMakesTheChangeUnreadableAndThrowsNothing() throws IOException {
        assertThat(ChangeReader.read(
                        change("INSERT", "\"NewImage\": " + ITEM.replace("{\"N\": \"-7\"}", "{\"Z\": 1}"))))
                .isInstanceOf(ReadChange.Unreadable.class);
        assertThat(ChangeReader.read(change("INSERT", "\"NewImage\": " + ITEM.replace("AQI=", "***"))))
                .isInstanceOf(ReadChange.Unreadable.class);
    }
}
