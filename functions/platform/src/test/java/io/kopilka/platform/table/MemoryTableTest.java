package io.kopilka.platform.table;

import io.kopilka.platform.SettableTime;

final class MemoryTableTest extends TableContract {

    @Override
    Table open(SettableTime clock) {
        return new MemoryTable(clock);
    }
}
