package io.kopilka.platform.table;

import io.kopilka.platform.SettableTime;

final class MemoryTableTest extends TableContract {

    @Override
    WholeTable open(SettableTime clock) {
        return new MemoryTable(clock);
    }
}
