@NullMarked
package io.kopilka.upkeep;

import org.jspecify.annotations.NullMarked;
