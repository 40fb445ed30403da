package io.kopilka.accounts;

import io.kopilka.domain.ledger.Posting;
import io.kopilka.platform.table.Cursor;
import java.util.List;
import java.util.Optional;

/// A part of an account's ledger.
///
/// @param postings newest first
/// @param next where the next page begins; empty where there is nothing older
public record LedgerPage(List<Posting> postings, Optional<Cursor> next) {
    public LedgerPage {
        postings = List.copyOf(postings);
    }
}
