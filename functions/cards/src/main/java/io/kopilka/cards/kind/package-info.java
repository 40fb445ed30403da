/// How card kinds are printed and numbered, and which numbers are whose.
@NullMarked
package io.kopilka.cards.kind;

import org.jspecify.annotations.NullMarked;
