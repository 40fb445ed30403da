/// Batches of cards: ordered, made in the background, sent to stores, printed.
@NullMarked
package io.kopilka.cards.batch;

import org.jspecify.annotations.NullMarked;
