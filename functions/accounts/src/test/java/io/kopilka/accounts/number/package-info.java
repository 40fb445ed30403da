/// Tests of ranges of card numbers.
@NullMarked
package io.kopilka.accounts.number;

import org.jspecify.annotations.NullMarked;
