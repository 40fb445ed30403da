@NullMarked
package io.kopilka.platform.time;

import org.jspecify.annotations.NullMarked;
