/// Chance: the one source of it.
@NullMarked
package io.kopilka.platform.chance;

import org.jspecify.annotations.NullMarked;
