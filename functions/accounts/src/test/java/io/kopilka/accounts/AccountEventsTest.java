package io.kopilka.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Shop;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.UnreadableItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AccountEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CustomerId ANNA = new CustomerId("cus_01JZZZZZZZZZZZZZZZZZZZZZZ7");
    private static final Instant AT = Instant.parse("2026-11-22T05:15:02Z");
    private static final TierStanding SILVER = new TierStanding("silver", LocalDate.of(2026, 5, 1));
    private static final TierStanding GOLD = new TierStanding("gold", LocalDate.of(2026, 11, 22));

    private final AccountEvents events = new AccountEvents();

    @Test
    void aPostingTellsItsPointsItsCauseAndWhoseDoingItWas() throws IOException {
        Item item = marked(
                new Occasion(ANNA, TierMove.NONE),
                PostingItem.write(Shop.TENANT, Shop.PROGRAMME, Shop.ACCOUNT, Samples.posting1()));

        Event event = only(new ItemChange.Added(item, AT, "1"));

        assertThat(event.id()).isEqualTo(Shop.ACCOUNT.value() + ".01JZZZZZZZZZZZZZZZZZZZZZZ5");
        assertThat(event.type()).isEqualTo(EventType.POINTS_CHANGED);
        assertThat(event.tenant()).isEqualTo(Shop.TENANT);
        assertThat(event.subject()).isEqualTo(Shop.ACCOUNT.value());
        assertThat(event.occurredAt()).isEqualTo("2026-11-22T10:15:00+05:00");
        assertThat(event.recordedAt()).isEqualTo("2026-11-22T05:15:01.25Z");
        isAsTheSampleAndTheSchemaSay(event);
    }

    @Test
    void anAccountThatReachesATierTellsSoFromItsFirstVersionOn() throws IOException {
        Event event = only(new ItemChange.Added(state(1, SILVER, new Occasion(ANNA, TierMove.RAISED)), AT, "1"));

        assertThat(event.type()).isEqualTo(EventType.TIER_RAISED);
        assertThat(event.id()).isEqualTo(Shop.ACCOUNT.value() + ".1.tier");
        assertThat(data(event).path("from").isNull()).isTrue();
        assertThat(data(event).path("to").asText()).isEqualTo("silver");
        assertThat(faults(event)).isEmpty();
    }

    @Test
    void anAccountThatRisesTellsBothTiers() throws IOException {
        Event event = only(changed(SILVER, GOLD, new Occasion(ANNA, TierMove.RAISED)));

        assertThat(event.type()).isEqualTo(EventType.TIER_RAISED);
        assertThat(event.id()).isEqualTo(Shop.ACCOUNT.value() + ".8.tier");
        isAsTheSampleAndTheSchemaSay(event);
    }

    @Test
    void anAccountThatFallsTellsBothTiers() throws IOException {
        Event event = only(changed(GOLD, SILVER, new Occasion(null, TierMove.LOWERED)));

        assertThat(event.type()).isEqualTo(EventType.TIER_LOWERED);
        isAsTheSampleAndTheSchemaSay(event);
    }

    @Test
    void twoRisesOnOneDayAreBothRises() {
        TierStanding silverToday = new TierStanding("silver", GOLD.since());

        assertThat(only(changed(silverToday, GOLD, new Occasion(ANNA, TierMove.RAISED)))
                        .type())
                .isEqualTo(EventType.TIER_RAISED);
    }

    @Test
    void whereTheItemDoesNotTellTheDayDoes() {
        Occasion unknown = new Occasion(null, TierMove.NONE);

        assertThat(only(changed(SILVER, GOLD, unknown)).type()).isEqualTo(EventType.TIER_RAISED);
        assertThat(only(changed(GOLD, SILVER, unknown)).type()).isEqualTo(EventType.TIER_LOWERED);
        assertThat(only(changed(GOLD, null, unknown)).type()).isEqualTo(EventType.TIER_LOWERED);
    }

    @Test
    void anAccountOnTheSameRungAndARemovedOneTellNothing() {
        Occasion sale = new Occasion(ANNA, TierMove.NONE);

        assertThat(events.eventsOf(changed(SILVER, SILVER, sale))).isEmpty();
        assertThat(events.eventsOf(new ItemChange.Added(state(1, null, sale), AT, "1")))
                .isEmpty();
        assertThat(events.eventsOf(new ItemChange.Removed(state(1, SILVER, sale), AT, "1")))
                .isEmpty();
    }

    @Test
    void aPostingOfASchemaThatNobodyKnowsIsUnreadable() {
        Item known = PostingItem.write(Shop.TENANT, Shop.PROGRAMME, Shop.ACCOUNT, Samples.posting1());
        Item later = new Item(known.key(), 9, 0, known.attributes(), known.expires());

        assertThatThrownBy(() -> events.eventsOf(new ItemChange.Added(later, AT, "1")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessage("the item ACC/ENTRY cannot be read: schema 9");
    }

    private static ItemChange.Changed changed(TierStanding before, @Nullable TierStanding after, Occasion occasion) {
        return new ItemChange.Changed(
                state(7, before, new Occasion(ANNA, TierMove.RAISED)), state(8, after, occasion), AT, "1");
    }

    private static Item state(long version, @Nullable TierStanding tier, Occasion occasion) {
        Account empty = Account.open(Shop.ACCOUNT, Shop.PROGRAMME);
        return marked(
                occasion,
                AccountItem.write(
                        Shop.TENANT,
                        new Account(
                                empty.id(),
                                empty.programme(),
                                version,
                                empty.book(),
                                empty.nextLot(),
                                empty.counters(),
                                tier)));
    }

    private static Item marked(Occasion occasion, Item item) {
        return occasion.mark(item);
    }

    private Event only(ItemChange change) {
        List<Event> found = events.eventsOf(change);
        assertThat(found).hasSize(1);
        assertThat(events.eventsOf(change)).isEqualTo(found);
        return found.getFirst();
    }

    private static void isAsTheSampleAndTheSchemaSay(Event event) throws IOException {
        String name = event.type().wireName() + ".json";
        try (InputStream sample =
                Objects.requireNonNull(AccountEventsTest.class.getResourceAsStream("events/" + name), name)) {
            assertThat(data(event)).isEqualTo(JSON.readTree(sample));
        }
        assertThat(faults(event)).isEmpty();
    }

    private static List<String> faults(Event event) throws IOException {
        Path schema = Path.of(
                System.getProperty("kopilka.root"),
                "openapi",
                "events",
                event.type().wireName() + ".json");
        assertThat(JSON.readTree(schema.toFile()).path("x-version").asInt()).isEqualTo(event.schema());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema))
                .validate(
                        data(event), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode data(Event event) throws IOException {
        return JSON.readTree(event.data());
    }
}
