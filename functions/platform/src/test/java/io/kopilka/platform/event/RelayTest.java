package io.kopilka.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RelayTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final Instant AT = Instant.parse("2026-11-22T05:15:00Z");

    private final MemoryQueues queues = new MemoryQueues(new SettableTime("2026-11-22T05:15:00Z"));

    @Test
    void anEventGoesToEveryQueueThatListensToItsTypeAndToNoOther() {
        assertThat(relay(queues).relay(List.of(card("1", "receipt.committed"), card("2", "tier.raised"))))
                .isEmpty();

        assertThat(events(QueueName.REPORTS)).containsExactly("1");
        assertThat(events(QueueName.TIERS)).containsExactly("1");
        assertThat(events(QueueName.WEBHOOKS)).containsExactly("1", "2");
        assertThat(queues.waitingIn(QueueName.UNREADABLE)).isEmpty();
        assertThat(queues.waitingIn(QueueName.REPORTS).getFirst().tenant()).contains(TENANT);
    }

    @Test
    void aBrokenItemInTheMiddleIsSetAsideAndHoldsUpNobody() {
        assertThat(relay(queues)
                        .relay(List.of(card("1", "receipt.committed"), broken("2"), card("3", "receipt.committed"))))
                .isEmpty();

        assertThat(events(QueueName.REPORTS)).containsExactly("1", "3");
        assertThat(bodies(QueueName.UNREADABLE))
                .containsExactly(
                        "{\"schema\":1,\"key\":\"T#ten_01J00000000000000000000000#CARD#…0002/CARD\",\"sequence\":\"2\","
                                + "\"reason\":\"the item CARD/CARD cannot be read: it holds a value of a kind that is never"
                                + " written: BOOL\"}");
    }

    @Test
    void aSchemaThatNoSourceKnowsIsSetAsideWithItsReason() {
        assertThat(relay(queues).relay(List.of(card("1", "unknown schema"), card("2", "receipt.committed"))))
                .isEmpty();

        assertThat(events(QueueName.REPORTS)).containsExactly("2");
        assertThat(bodies(QueueName.UNREADABLE))
                .containsExactly(
                        "{\"schema\":1,\"key\":\"T#ten_01J00000000000000000000000#CARD#…0001/CARD\",\"sequence\":\"1\","
                                + "\"reason\":\"CardSource: the item CARD/CARD cannot be read: schema 9\"}");
    }

    @Test
    void aSourceThatFailsIsNamedButNotQuotedForItsWordsMayHoldWhatIsPrivate() {
        assertThat(relay(queues).relay(List.of(card("1", "fault"), card("2", "receipt.committed"))))
                .isEmpty();

        assertThat(events(QueueName.REPORTS)).containsExactly("2");
        assertThat(bodies(QueueName.UNREADABLE).getFirst())
                .contains("\"reason\":\"CardSource: IllegalStateException\"")
                .doesNotContain("Anna");
    }

    @Test
    void aQueueThatTakesNothingHasTheStreamToldAgainFromItsFirstChange() {
        Queues halfDown = new HalfDown(queues, EnumSet.of(QueueName.REPORTS));

        assertThat(relay(halfDown)
                        .relay(List.of(
                                card("1", "tier.raised"),
                                card("2", "receipt.committed"),
                                card("3", "receipt.committed"))))
                .contains("2");

        assertThat(events(QueueName.WEBHOOKS)).containsExactly("1", "2", "3");
        assertThat(events(QueueName.REPORTS)).isEmpty();
    }

    @Test
    void aChangeThatIsToldAgainMakesEventsOfTheSameIds() {
        List<RawChange> told = List.of(card("1", "receipt.committed"));

        relay(queues).relay(told);
        relay(queues).relay(told);

        assertThat(events(QueueName.REPORTS)).containsExactly("1", "1");
    }

    private static Relay relay(Queues queues) {
        return new Relay(List.of(new CardSource(), _ -> List.of()), queues);
    }

    private List<String> events(QueueName queue) {
        return bodies(queue).stream().map(body -> EventText.read(body).id()).toList();
    }

    private List<String> bodies(QueueName queue) {
        return queues.waitingIn(queue).stream().map(Message::body).toList();
    }

    private static RawChange card(String number, String says) {
        return new RawChange("INSERT", keys(number), Map.of(), image(number, AttributeValue.fromS(says)), AT, number);
    }

    private static RawChange broken(String number) {
        return new RawChange(
                "INSERT", keys(number), Map.of(), image(number, AttributeValue.fromBool(true)), AT, number);
    }

    private static Map<String, AttributeValue> image(String number, AttributeValue says) {
        Map<String, AttributeValue> image = new HashMap<>(keys(number));
        image.put("schema", AttributeValue.fromN("1"));
        image.put("says", says);
        return image;
    }

    private static Map<String, AttributeValue> keys(String number) {
        Key key = Keys.card(TENANT, new CardNumber("220000000000000" + number));
        return Map.of("PK", AttributeValue.fromS(key.pk()), "SK", AttributeValue.fromS(key.sk()));
    }

    /// Every card says what event it makes.
    private static final class CardSource implements EventSource {
        @Override
        public List<Event> eventsOf(ItemChange change) {
            if (!(change instanceof ItemChange.Added added)) {
                return List.of();
            }
            String says = added.after().text("says");
            if (says.equals("unknown schema")) {
                throw new UnreadableItem(change.key(), "schema 9");
            }
            if (says.equals("fault")) {
                throw new IllegalStateException("Anna");
            }
            return List.of(new Event(
                    change.sequence(),
                    EventType.parse(says).orElseThrow(),
                    1,
                    TENANT,
                    "card",
                    OffsetDateTime.parse("2026-11-22T10:15+05:00"),
                    AT,
                    "{}"));
        }
    }

    private record HalfDown(Queues up, Set<QueueName> down) implements Queues {
        @Override
        public void send(QueueName queue, List<OutgoingMessage> messages) {
            if (down.contains(queue)) {
                throw new QueueUnavailable("down");
            }
            up.send(queue, messages);
        }
    }
}
