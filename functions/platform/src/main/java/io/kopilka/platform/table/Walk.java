package io.kopilka.platform.table;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// The items that a question finds, page by page, whatever their number.
///
/// @param query its limit is the size of a page
public record Walk(Table table, Query query) implements Iterable<Item> {

    @Override
    public Iterator<Item> iterator() {
        return new Iterator<>() {
            private Page page = table.query(query);
            private int at;

            @Override
            public boolean hasNext() {
                while (at == page.items().size() && page.next().isPresent()) {
                    page = table.query(query.after(page.next()));
                    at = 0;
                }
                return at < page.items().size();
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.items().get(at++);
            }
        };
    }
}
