package io.kopilka.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.id.Ulids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

final class DynamoRetriesTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(4);

    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");
    private final TenantId tenant = TenantId.of(new Ulids(time, RANDOM).next());
    private final Key card = Keys.card(tenant, new CardNumber("1"));
    private final Item item = Item.of(card, 1).version(1).build();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void aTransactionWhoseAnswerWasLostIsKnownForDone() {
        FailingClient client = failing(FailingClient.Failure.ANSWER_LOST, FailingClient.Failure.ANSWER_LOST);

        assertThat(table(client).write(new Write.PutIfAbsent(item))).isEqualTo(new WriteOutcome.Written());

        assertThat(client.calls()).isEqualTo(3);
        assertThat(table(client).write(new Write.PutIfAbsent(item)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.PRESENT, Optional.of(item)));
    }

    @Test
    void throttlingAndConflictsPassAndTheWaitsGrow() {
        FailingClient client = failing(FailingClient.Failure.THROTTLED, FailingClient.Failure.CONFLICT);

        assertThat(table(client).write(new Write.PutIfAbsent(item))).isEqualTo(new WriteOutcome.Written());

        assertThat(client.calls()).isEqualTo(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(25));
        assertThat(pauses.get(1)).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aWrongRequestIsNotRepeated() {
        FailingClient client = failing(FailingClient.Failure.INVALID);

        assertThatThrownBy(() -> table(client).write(new Write.PutIfAbsent(item)))
                .isInstanceOf(DynamoDbException.class);

        assertThat(client.calls()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void afterTenSecondsTheTableIsUnavailable() {
        FailingClient client =
                new FailingClient(Emulator.client(), Collections.nCopies(10_000, FailingClient.Failure.THROTTLED));

        assertThatThrownBy(() -> table(client).write(new Write.PutIfAbsent(item)))
                .isInstanceOf(TableUnavailable.class);

        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(new DynamoTable(Emulator.client(), Emulator.TABLE, time).get(card, Consistency.STRONG))
                .isEmpty();
    }

    @Test
    void theTableHasAStreamOfOldAndNewImagesAndIsMadeOnce() {
        DynamoSchema.ensure(Emulator.client(), Emulator.TABLE);

        assertThat(Emulator.client()
                        .describeTable(request -> request.tableName(Emulator.TABLE))
                        .table()
                        .streamSpecification()
                        .streamViewType())
                .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
    }

    private static FailingClient failing(FailingClient.Failure... failures) {
        return new FailingClient(Emulator.client(), List.of(failures));
    }

    private Table table(FailingClient client) {
        return new DynamoTable(
                client, Emulator.TABLE, time, DynamoTable.USUAL_BACKOFF, pauses::add, new SplittableRandom(1));
    }
}
