package io.kopilka.platform.table;

import java.util.List;
import java.util.Optional;

/// A part of an answer.
///
/// @param items in the order asked for, at most as many as asked for
/// @param next where the next page begins; empty where there is nothing more
public record Page(List<Item> items, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }
}
