package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DirectoryTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");
    private static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");
    private static final StoreId OTHER_STORE = new StoreId("sto_01JZ0000000000000000000001");

    private static final TenantProfile SHOES = TenantProfile.of(
            TENANT,
            new Text("Обувь", "Shoes"),
            Currency.getInstance("RUB"),
            ZoneId.of("Asia/Yekaterinburg"),
            Language.RU,
            Instant.parse("2026-11-22T10:15:00.5Z"));
    private static final StoreProfile MALYSHEVA = StoreProfile.of(
            STORE, Text.of("На Малышева"), ZoneId.of("Asia/Yekaterinburg"), Optional.of("Екатеринбург, Малышева, 1"));

    private final SettableTime time = new SettableTime("2026-11-22T10:15:00Z");
    private final MemoryTable table = new MemoryTable(time);
    private final Directory directory = directory();

    @Test
    void whatWasWrittenIsReadAsItWas() {
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));

        assertThat(directory().tenant(TENANT)).contains(SHOES);
        assertThat(directory().store(TENANT, STORE)).contains(MALYSHEVA);
        Instant then = Instant.parse("2027-01-01T00:00:00Z");
        TenantProfile leaving = new TenantProfile(
                STRANGER,
                Text.of("Мёд"),
                Optional.of(new Country("KW")),
                Currency.getInstance("KWD"),
                ZoneId.of("UTC"),
                Language.EN,
                ApiKey.Mode.TEST,
                Optional.of(TENANT),
                List.of(new Origin("https://honey.example"), new Origin("http://localhost:5173")),
                then,
                Optional.of(Leaving.from(then)));
        StoreProfile closed =
                new StoreProfile(OTHER_STORE, Text.of("x"), ZoneId.of("UTC"), Optional.empty(), Optional.of(then));
        write(directory.create(leaving), directory.create(STRANGER, closed));
        assertThat(directory().tenant(STRANGER)).contains(leaving);
        assertThat(directory().store(STRANGER, OTHER_STORE)).contains(closed);
    }

    @Test
    void aTenantOrStoreIsMadeOnlyOnce() {
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));

        assertThat(table.write(directory.create(SHOES))).isInstanceOf(WriteOutcome.Refused.class);
        assertThat(table.write(directory.create(TENANT, MALYSHEVA))).isInstanceOf(WriteOutcome.Refused.class);
    }

    @Test
    void anotherTenantsStoreIsNotThere() {
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));

        assertThat(directory.store(STRANGER, STORE)).isEmpty();
        assertThat(directory.tenant(STRANGER)).isEmpty();
    }

    @Test
    void aStoreWhereACallerMayNotActIsNotThereForThem() {
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));

        assertThat(directory.store(caller(new StoreAccess.EveryStore()), STORE)).contains(MALYSHEVA);
        assertThat(directory.store(caller(new StoreAccess.OnlyStores(Set.of(OTHER_STORE))), STORE))
                .isEmpty();
    }

    @Test
    void whatIsKnownIsRememberedForAMinute() {
        write(directory.create(SHOES));
        assertThat(directory.tenant(TENANT)).contains(SHOES);
        table.write(new Write.Delete(Keys.tenant(TENANT)));

        time.pass(Duration.ofSeconds(59));
        assertThat(directory.tenant(TENANT)).contains(SHOES);
        time.pass(Duration.ofSeconds(1));
        assertThat(directory.tenant(TENANT)).isEmpty();
    }

    @Test
    void nothingIsRememberedPastASnapshot() {
        assertThat(directory.tenant(TENANT)).isEmpty();
        assertThat(directory.store(TENANT, STORE)).isEmpty();
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));
        assertThat(directory.tenant(TENANT)).isEmpty();

        directory.afterRestore();

        assertThat(directory.tenant(TENANT)).contains(SHOES);
        assertThat(directory.store(TENANT, STORE)).contains(MALYSHEVA);
    }

    @Test
    void whatIsAbsentIsRememberedForTenSeconds() {
        assertThat(directory.store(TENANT, STORE)).isEmpty();
        write(directory.create(TENANT, MALYSHEVA));

        time.pass(Duration.ofSeconds(9));
        assertThat(directory.store(TENANT, STORE)).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(directory.store(TENANT, STORE)).contains(MALYSHEVA);
    }

    @Test
    void whatIsLearntHereIsSeenAtOnceEvenWhereItsAbsenceWasNoticed() {
        assertThat(directory.store(TENANT, STORE)).isEmpty();
        assertThat(directory.tenant(TENANT)).isEmpty();
        write(directory.create(SHOES), directory.create(TENANT, MALYSHEVA));
        directory.learn(SHOES);
        directory.learn(TENANT, MALYSHEVA);

        assertThat(directory.tenant(TENANT)).contains(SHOES);
        assertThat(directory.store(TENANT, STORE)).contains(MALYSHEVA);
    }

    @Test
    void anItemOfALaterSchemaOrWithAStrangeValueIsAFault() {
        table.write(new Write.Put(Item.of(Keys.tenant(TENANT), 2).build()));
        assertThatThrownBy(() -> directory.tenant(TENANT)).isInstanceOf(UnreadableItem.class);

        table.write(new Write.Put(Item.of(Keys.store(TENANT, STORE), 1)
                .with("id", STORE.value())
                .with("name", "x")
                .with("zone", "Mars/Olympus")
                .build()));
        assertThatThrownBy(() -> directory.store(TENANT, STORE)).isInstanceOf(UnreadableItem.class);
    }

    private Directory directory() {
        return new Directory(
                table, () -> Duration.between(Instant.EPOCH, time.instant()).toNanos());
    }

    private void write(Write... writes) {
        assertThat(table.write(List.of(writes))).isInstanceOf(WriteOutcome.Written.class);
    }

    private static Caller caller(StoreAccess stores) {
        return new Caller(
                TENANT, new KeyId("key_01JZ0000000000000000000000"), Set.of(Scope.STORES_READ), stores, Language.RU);
    }
}
