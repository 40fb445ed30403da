package io.kopilka.upkeep;

import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When an account has to be looked at again, beside the account.
///
/// Schema 1: `day`, absent where nothing is awaited; `told`, the numbers of lots whose end was
/// told of. Its
/// version
/// guards that nothing is told twice.
///
/// @param version 0 where there is no such item yet
/// @param day null where nothing is awaited
record DueItem(long version, @Nullable LocalDate day, Set<LotNumber> told) {
    static final DueItem NONE = new DueItem(0, null, Set.of());

    private static final int SCHEMA = 1;
    private static final String DAY = "day";
    private static final String TOLD = "told";

    static DueItem read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new DueItem(
                item.version(),
                item.optionalText(DAY).map(LocalDate::parse).orElse(null),
                item.has(TOLD)
                        ? item.texts(TOLD).stream()
                                .map(text -> new LotNumber(Long.parseLong(text)))
                                .collect(Collectors.toSet())
                        : Set.of());
    }

    Item write(AccountRef of) {
        Item.Draft draft = Item.of(Keys.accountDue(of.tenant(), of.programme(), of.account()), SCHEMA)
                .version(version);
        if (day != null) {
            draft.with(DAY, day.toString());
        }
        if (!told.isEmpty()) {
            List<String> numbers = new TreeSet<>(told)
                    .stream().map(lot -> Long.toString(lot.value())).toList();
            draft.with(TOLD, numbers);
        }
        return draft.build();
    }
}
