/// Tests of the stacks.
@NullMarked
package io.kopilka.infrastructure;

import org.jspecify.annotations.NullMarked;
