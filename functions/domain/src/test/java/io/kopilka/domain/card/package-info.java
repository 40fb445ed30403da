/// Tests of card numbers.
@NullMarked
package io.kopilka.domain.card;

import org.jspecify.annotations.NullMarked;
