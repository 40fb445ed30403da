/// The ledger of points: accounts, lots, entries, and what sales and returns do to them. Pure: an account and a fact
/// go in, the new account and the entries come out; nothing here reads a clock or a store.
///
/// Two clocks are kept apart: the moment at the till decides what a fact means (which day, which period), the moment
/// it was recorded decides the order of entries.
@NullMarked
package io.kopilka.domain.ledger;

import org.jspecify.annotations.NullMarked;
