/// Tests of cards and their kinds.
@NullMarked
package io.kopilka.accounts.card;

import org.jspecify.annotations.NullMarked;
