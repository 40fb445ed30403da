/// Ranges of card numbers: which there are, how far they are used up, and the order in which their
/// numbers are given.
@NullMarked
package io.kopilka.accounts.number;

import org.jspecify.annotations.NullMarked;
