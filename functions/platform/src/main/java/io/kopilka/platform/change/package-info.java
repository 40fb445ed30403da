/// What happened to the items of the table, as its stream tells it: the outbox of the service.
@NullMarked
package io.kopilka.platform.change;

import org.jspecify.annotations.NullMarked;
