/// The numbers of cards: their forms, check digits, and which of them could be taken for one another.
@NullMarked
package io.kopilka.domain.card;

import org.jspecify.annotations.NullMarked;
