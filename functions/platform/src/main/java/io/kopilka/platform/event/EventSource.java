package io.kopilka.platform.event;

import io.kopilka.platform.change.ItemChange;
import java.util.List;

/// Tells what a change of the table means. Each capability has one for its own items; the relay asks all of them.
public interface EventSource {

    /// The events in a change: mostly none. Pure; the same change gives the same events.
    ///
    /// @throws io.kopilka.platform.table.UnreadableItem where the item is of a shape that nobody knows:
    ///     the relay sets the change aside and goes on
    List<Event> eventsOf(ItemChange change);
}
