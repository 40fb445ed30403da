package io.kopilka.accounts;

import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import java.time.Instant;

final class AccountStoreInMemoryTest extends AccountStoreContract {
    @Override
    Table open() {
        return new MemoryTable(() -> Instant.parse("2026-11-22T10:00:00Z"));
    }
}
