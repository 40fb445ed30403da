/// Tests of `change`.
@NullMarked
package io.kopilka.platform.change;

import org.jspecify.annotations.NullMarked;
