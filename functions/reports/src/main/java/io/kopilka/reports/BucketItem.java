package io.kopilka.reports;

import io.kopilka.platform.table.Attribute;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.UnreadableItem;
import java.util.EnumMap;
import java.util.Map;

/// A bucket as an item of the table: one whole number for each figure that is not zero, by
/// [Figure#attribute].
/// Schema 1.
final class BucketItem {
    private static final int SCHEMA = 1;

    private BucketItem() {}

    static Item write(Key key, long version, Figures figures) {
        Item.Draft draft = Item.of(key, SCHEMA).version(version);
        figures.counted().forEach((figure, units) -> draft.with(figure.attribute(), new Attribute.Whole(units)));
        return draft.build();
    }

    /// The figures in an item.
    ///
    /// @throws UnreadableItem where it is of a later schema
    static Figures read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        Map<Figure, Long> counted = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            item.optionalWhole(figure.attribute()).ifPresent(units -> counted.put(figure, units));
        }
        return new Figures(counted);
    }

    /// The day that a sort key begins with.
    static String day(Item item) {
        String sk = item.key().sk();
        return sk.substring(0, sk.indexOf('#'));
    }

    /// What stands behind the day.
    static String dimension(Item item) {
        String sk = item.key().sk();
        return sk.substring(sk.indexOf('#') + 1);
    }
}
