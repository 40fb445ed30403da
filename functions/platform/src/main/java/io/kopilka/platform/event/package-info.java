/// What the service tells about itself: events, made from changes of the table, on their way to whoever listens.
@NullMarked
package io.kopilka.platform.event;

import org.jspecify.annotations.NullMarked;
