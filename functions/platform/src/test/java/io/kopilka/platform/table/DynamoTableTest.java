package io.kopilka.platform.table;

import io.kopilka.platform.SettableTime;

final class DynamoTableTest extends TableContract {

    @Override
    WholeTable open(SettableTime clock) {
        return new DynamoTable(Emulator.client(), Emulator.TABLE, clock);
    }
}
