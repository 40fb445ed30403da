/// Making ids: the one place where randomness turns into a ULID.
@NullMarked
package io.kopilka.platform.id;

import org.jspecify.annotations.NullMarked;
