/// Tests of events.
@NullMarked
package io.kopilka.platform.event;

import org.jspecify.annotations.NullMarked;
