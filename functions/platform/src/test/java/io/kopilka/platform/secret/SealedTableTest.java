package io.kopilka.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Attribute;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.ItemSize;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.ReadUnits;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SealedTableTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");
    private static final CustomerId ANNA = new CustomerId("cus_01JZ0000000000000000000000");
    private static final Key CUSTOMER = Keys.customer(TENANT, ANNA);
    private static final Key CARD = Keys.card(TENANT, new CardNumber("2000000000015"));

    private final MemoryTable memory = new MemoryTable(InstantSource.system());
    private final SealedTable table =
            new SealedTable(memory, new KeySealing(new SigningKey(new byte[32]), new SplittableRandom(1)));

    @Test
    void whatTellsOfAPersonIsNotInTheTableAndIsReadAsItWasWritten() {
        Item anna = anna(CUSTOMER);
        write(new Write.PutIfAbsent(anna));

        Item stored = memory.get(CUSTOMER, Consistency.STRONG).orElseThrow();
        assertThat(stored.attributes().keySet()).containsExactly("cards", "sealed");
        assertThat(new String(stored.bytes("sealed"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Anna", "7912");
        assertThat(stored.version()).isEqualTo(1);
        assertThat(table.get(CUSTOMER, Consistency.STRONG)).contains(anna);
        assertThat(table.getAll(List.of(CUSTOMER), Consistency.STRONG)).containsEntry(CUSTOMER, anna);
        assertThat(table.query(Query.of(CUSTOMER.pk())).items()).containsExactly(anna);
    }

    @Test
    void bytesAreSealedAsTextsAre() {
        Item answer = Item.of(Keys.once(TENANT, new IdempotencyKey("k")), 1)
                .version(1)
                .with("body", new byte[] {0, -1, 'A'})
                .with("status", 201)
                .build();
        write(new Write.Put(answer));

        assertThat(memory.everything().getFirst().has("body")).isFalse();
        assertThat(table.get(answer.key(), Consistency.STRONG)).contains(answer);
    }

    @Test
    void anItemThatWasWrittenInClearIsStillRead() {
        Item old = anna(CUSTOMER);
        memory.write(new Write.Put(old));

        assertThat(table.get(CUSTOMER, Consistency.STRONG)).contains(old);
        write(new Write.PutIfVersion(new Item(CUSTOMER, 1, 2, old.attributes(), Optional.empty()), 1));
        assertThat(memory.get(CUSTOMER, Consistency.STRONG).orElseThrow().has("name"))
                .isFalse();
    }

    @Test
    void aRefusalShowsTheItemThatIsThere() {
        write(new Write.PutIfAbsent(anna(CUSTOMER)));

        assertThat(table.write(new Write.PutIfAbsent(anna(CUSTOMER))))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.found()).contains(anna(CUSTOMER)));
    }

    @Test
    void whatWasSealedForOneItemOpensInNoOther() {
        write(new Write.PutIfAbsent(anna(CUSTOMER)));
        Attribute sealed = Optional.ofNullable(
                        memory.everything().getFirst().attributes().get("sealed"))
                .orElseThrow();
        Key other = Keys.customer(TENANT, new CustomerId("cus_01JZ0000000000000000000009"));
        Key strangers = Keys.customer(STRANGER, ANNA);
        for (Key key : List.of(other, strangers)) {
            memory.write(new Write.Put(Item.of(key, 1).with("sealed", sealed).build()));
            assertThatThrownBy(() -> table.get(key, Consistency.STRONG)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void otherItemsPassAsTheyAre() {
        Item store = Item.of(Keys.tenant(TENANT), 1).with("name", "Shoes").build();
        write(new Write.Put(store));

        assertThat(memory.get(store.key(), Consistency.STRONG)).contains(store);
    }

    /// A sale reads a card and an account: a card that is sealed costs the same half unit.
    @Test
    void aSealedCardIsReadForTheSameUnits() {
        Item card = Item.of(CARD, 1)
                .version(2)
                .with("kind", "gold")
                .with("state", "issued")
                .with("customer", ANNA.value())
                .with("account", "acc_01JZ0000000000000000000000")
                .with("programme", "prg_01JZ0000000000000000000000")
                .with("name", "Александра Константинопольская-П.")
                .with("birthday", "1985-07-14")
                .build();
        write(new Write.PutIfVersion(card, 1), card);

        Item stored = memory.get(CARD, Consistency.STRONG).orElseThrow();
        assertThat(ItemSize.of(stored).bytes() - ItemSize.of(card).bytes()).isBetween(1, 60);
        assertThat(ReadUnits.ofOne(ItemSize.of(stored), Consistency.EVENTUAL))
                .isEqualTo(ReadUnits.ofOne(ItemSize.of(card), Consistency.EVENTUAL));
    }

    private void write(Write write) {
        assertThat(table.write(write)).isInstanceOf(WriteOutcome.Written.class);
    }

    private void write(Write write, Item before) {
        memory.write(new Write.Put(new Item(before.key(), 1, 1, before.attributes(), Optional.empty())));
        write(write);
    }

    private static Item anna(Key key) {
        return Item.of(key, 1)
                .version(1)
                .with("name", "Anna Petrova")
                .with("phone", "+79120000001")
                .with("cards", List.of("2000000000015"))
                .build();
    }
}
