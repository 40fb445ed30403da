package io.kopilka.accounts.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CardsTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final CardNumber NUMBER = new CardNumber("2000000000015");
    private static final CardBatchId BATCH = new CardBatchId("bat_01JZ0000000000000000000000");
    private static final Holder HOLDER = new Holder(
            new CustomerId("cus_01JZ0000000000000000000000"),
            new AccountId("acc_01JZ0000000000000000000000"),
            ProgrammeId.ownOf(TENANT),
            null,
            null);

    private final MemoryTable table = new MemoryTable(InstantSource.system());
    private final Cards cards = new Cards(table);

    @Test
    void everyStateIsReadBackAsItWasWritten() {
        Card.Printed printed = new Card.Printed(NUMBER, "buyer", Optional.of(BATCH));
        Card.InStore inStore = printed.placedIn(new StoreId("sto_01JZ0000000000000000000000"));
        Card.Issued issued = inStore.issueTo(HOLDER);
        Card.Universal universal = new Card.Universal(NUMBER, "guest", Optional.of(BATCH));
        assertThat(issued.batch()).contains(BATCH);
        for (Card card : List.of(printed, inStore, issued, universal, new Card.Printed(NUMBER, "buyer"))) {
            table.write(new Write.Delete(Keys.card(TENANT, NUMBER)));
            table.write(Cards.create(TENANT, card));
            assertThat(cards.find(TENANT, NUMBER, Consistency.STRONG).map(Cards.Stored::card))
                    .contains(card);
            assertThat(cards.findAll(TENANT, List.of(NUMBER, new CardNumber("1"))))
                    .containsOnlyKeys(NUMBER);
        }
    }

    /// As schema 1 wrote them, before cards knew their batch.
    @Test
    void cardsOfTheFirstSchemaAreStillRead() {
        table.write(new Write.Put(Item.of(Keys.card(TENANT, NUMBER), 1)
                .version(3)
                .with("kind", "buyer")
                .with("state", "issued")
                .with("customer", HOLDER.customer().value())
                .with("account", HOLDER.account().value())
                .with("programme", HOLDER.programme().value())
                .build()));
        assertThat(cards.find(TENANT, NUMBER, Consistency.STRONG))
                .contains(new Cards.Stored(new Card.Issued(NUMBER, "buyer", HOLDER), 3));
    }
}
