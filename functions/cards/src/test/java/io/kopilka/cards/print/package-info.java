/// Tests of what the print shop gets.
@NullMarked
package io.kopilka.cards.print;

import org.jspecify.annotations.NullMarked;
