/// Tests of card kinds and the number plan.
@NullMarked
package io.kopilka.cards.kind;

import org.jspecify.annotations.NullMarked;
