/// Work that comes back with time.
@NullMarked
package io.kopilka.platform.schedule;

import org.jspecify.annotations.NullMarked;
