/// Accounts, their lots and their ledger entries: written by more than one capability, so below them all.
@NullMarked
package io.kopilka.accounts;

import org.jspecify.annotations.NullMarked;
