/// Tests of batches.
@NullMarked
package io.kopilka.cards.batch;

import org.jspecify.annotations.NullMarked;
