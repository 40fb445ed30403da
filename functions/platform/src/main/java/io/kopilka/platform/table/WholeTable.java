package io.kopilka.platform.table;

import java.util.function.Consumer;

/// Reading everything there is, of all tenants: for an audit by the table's owner, never for a request.
public interface WholeTable extends Table {

    /// Gives every item, those of one partition one after the other, in the order of their sort keys. It is no
    /// snapshot of a moment: what is written meanwhile may be there or not.
    void readAll(Consumer<Item> each);
}
