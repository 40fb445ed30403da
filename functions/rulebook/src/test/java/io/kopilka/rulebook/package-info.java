@NullMarked
package io.kopilka.rulebook;

import org.jspecify.annotations.NullMarked;
