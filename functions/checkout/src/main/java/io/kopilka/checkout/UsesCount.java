package io.kopilka.checkout;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many uses of an offer have been handed out over a stretch of time, as the table keeps it.
///
/// Schema 1: `uses`, the count by day, [UsesStretch#slot]; `by`, what marks the last change as one's own, so that two
/// equal changes are never taken for one. The version is the guard of every change.
///
/// @param version 0 where there is no item yet
record UsesCount(Key key, long version, Map<LocalDate, Long> uses) {
    private static final int SCHEMA = 1;
    private static final String USES = "uses";
    private static final String BY = "by";

    static UsesCount of(Key key, Optional<Item> item) {
        return item.map(UsesCount::read).orElseGet(() -> new UsesCount(key, 0, Map.of()));
    }

    private static UsesCount read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        Map<LocalDate, Long> uses = new HashMap<>();
        item.textMap(USES).forEach((day, count) -> uses.put(LocalDate.parse(day), Long.parseLong(count)));
        return new UsesCount(item.key(), item.version(), uses);
    }

    /// How many there are in a stretch.
    long in(UsesStretch stretch) {
        long sum = 0;
        for (var entry : uses.entrySet()) {
            if (!entry.getKey().isBefore(stretch.from()) && !entry.getKey().isAfter(stretch.slot())) {
                sum = Math.addExact(sum, entry.getValue());
            }
        }
        return sum;
    }

    /// The write that changes the count of a stretch's day, never below zero; refused where somebody was faster.
    ///
    /// @param by nobody else's
    Write changed(UsesStretch stretch, long change, Ulid by) {
        Map<LocalDate, Long> after = new HashMap<>(uses);
        after.merge(stretch.slot(), Math.max(0, change), (before, _) -> Math.max(0, before + change));
        LocalDate latest = after.keySet().stream().max(LocalDate::compareTo).orElse(stretch.slot());
        LocalDate oldest = latest.minusDays(stretch.daysKept());
        Map<String, String> texts = new HashMap<>();
        after.forEach((day, count) -> {
            if (!day.isBefore(oldest)) {
                texts.put(day.toString(), Long.toString(count));
            }
        });
        Item item = Item.of(key, SCHEMA)
                .version(version + 1)
                .with(USES, texts)
                .with(BY, by.text())
                .build();
        return version == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, version);
    }
}
