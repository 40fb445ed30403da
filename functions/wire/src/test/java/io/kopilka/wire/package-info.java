@NullMarked
package io.kopilka.wire;

import org.jspecify.annotations.NullMarked;
