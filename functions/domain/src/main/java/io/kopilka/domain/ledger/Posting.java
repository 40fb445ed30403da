package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Ulid;
import java.util.List;

/// Entries that one fact wrote into the ledger of one account, together or not at all.
///
/// @param id made by whoever recorded it; later postings have greater ids, as far as their machines'
///     clocks agree
/// @param version of the account that it made: the order in which an account's postings count, whatever
///     the clocks said
/// @param entries at least one
public record Posting(Ulid id, long version, Stamp stamp, List<Entry> entries) {
    public Posting {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || version < 1) {
            throw new IllegalArgumentException("a posting has entries and makes a version");
        }
    }

    /// Whether it gives points of a hold free and does nothing else.
    public boolean isRelease() {
        return entries.stream().allMatch(entry -> entry.kind() == EntryKind.RELEASE);
    }
}
