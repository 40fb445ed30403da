/// Cards: what is printed and scanned, and whose it is.
@NullMarked
package io.kopilka.accounts.card;

import org.jspecify.annotations.NullMarked;
