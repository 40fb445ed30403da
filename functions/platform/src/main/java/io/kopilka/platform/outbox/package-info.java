/// Letters that the service writes to people.
@NullMarked
package io.kopilka.platform.outbox;

import org.jspecify.annotations.NullMarked;
