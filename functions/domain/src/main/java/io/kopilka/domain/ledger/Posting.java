package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Ulid;
import java.util.List;

/// Entries that one fact wrote into the ledger of one account, together or not at all.
///
/// @param id made by whoever recorded it; later postings of an account have greater ids, to the millisecond
/// @param entries at least one
public record Posting(Ulid id, Stamp stamp, List<Entry> entries) {
    public Posting {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a posting has entries");
        }
    }
}
