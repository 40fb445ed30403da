package io.kopilka.platform.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class FencedTableTest {

    private static final TenantId A = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId B = new TenantId("ten_01JZ0000000000000000000001");

    private final MemoryTable memory = new MemoryTable(InstantSource.system());
    private final FencedTable table = new FencedTable(memory);

    @Test
    void everythingGoesThroughInsideOnesOwnFence() {
        Fence.around(A).run(() -> {
            assertThat(table.write(put(A))).isInstanceOf(WriteOutcome.Written.class);
            assertThat(table.get(Keys.tenant(A), Consistency.STRONG)).isPresent();
            assertThat(table.getAll(List.of(Keys.tenant(A)), Consistency.STRONG))
                    .hasSize(1);
            assertThat(table.getAll(List.of(), Consistency.STRONG)).isEmpty();
            assertThat(table.query(Query.of(Keys.tenantPartition(A))).items()).hasSize(1);
        });
    }

    @Test
    void nothingGoesThroughToAnothersAndNothingChanges() {
        Fence.around(B).run(() -> table.write(put(B)));
        List<Item> before = memory.everything();

        Fence.around(A).run(() -> {
            refused(() -> table.get(Keys.tenant(B), Consistency.STRONG));
            refused(() -> table.getAll(List.of(Keys.tenant(A), Keys.tenant(B)), Consistency.STRONG));
            refused(() -> table.query(Query.of(Keys.tenantPartition(B))));
            for (Write write : everyWrite(B)) {
                refused(() -> table.write(write));
                refused(() -> table.write(List.of(new Write.RequireAbsent(Keys.rulesetDraft(A)), write)));
            }
        });

        assertThat(memory.everything()).isEqualTo(before);
    }

    @Test
    void outsideEveryFenceNothingGoesThrough() {
        refused(() -> table.get(Keys.tenant(A), Consistency.STRONG));
        refused(() -> Fence.NONE.call(() -> table.get(Keys.tenant(A), Consistency.STRONG)));
    }

    @Test
    void aFenceWithinAFenceIsTheOneThatCounts() {
        Fence.around(A).run(() -> {
            Fence.around(B).run(() -> {
                assertThat(table.get(Keys.tenant(B), Consistency.STRONG)).isEmpty();
                refused(() -> table.get(Keys.tenant(A), Consistency.STRONG));
            });
            assertThat(table.get(Keys.tenant(A), Consistency.STRONG)).isEmpty();
        });
        assertThat(Fence.current()).isEqualTo(Fence.NONE);
    }

    @Test
    void aFenceDoesNotReachAnotherThread() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            Fence seen =
                    Fence.around(A).call(() -> threads.submit(Fence::current)).get();

            assertThat(seen).isEqualTo(Fence.NONE);
        }
    }

    @Test
    void aRefusalSaysWhoseKeysWereAskedForAndNotWhich() {
        assertThatThrownBy(() -> Fence.around(A)
                        .call(() -> table.get(new Key("T#" + B + "#CUS#anna@example.com", "CUS"), Consistency.STRONG)))
                .isInstanceOf(FenceBroken.class)
                .hasMessageContaining("T#" + B + "#CUS")
                .hasMessageNotContaining("anna");
    }

    private static List<Write> everyWrite(TenantId tenant) {
        Key key = Keys.tenant(tenant);
        return List.of(
                put(tenant),
                new Write.PutIfAbsent(Item.of(key, 1).build()),
                new Write.PutIfVersion(Item.of(key, 1).version(2).build(), 1),
                new Write.Delete(key),
                new Write.DeleteIfPresent(key),
                new Write.DeleteIfVersion(key, 1),
                new Write.RequirePresent(key),
                new Write.RequireAbsent(key),
                new Write.RequireVersion(key, 1));
    }

    private static Write put(TenantId tenant) {
        return new Write.Put(Item.of(Keys.tenant(tenant), 1).build());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(FenceBroken.class);
    }
}
