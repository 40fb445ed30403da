/// People and what they hold: customers and cards.
@NullMarked
package io.kopilka.members;

import org.jspecify.annotations.NullMarked;
