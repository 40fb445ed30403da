/// The one clock, and waiting. Nothing in the service reads the time of day or sleeps but through these.
@NullMarked
package io.kopilka.platform.time;

import org.jspecify.annotations.NullMarked;
