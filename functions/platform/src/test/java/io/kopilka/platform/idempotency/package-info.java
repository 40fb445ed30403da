@NullMarked
package io.kopilka.platform.idempotency;

import org.jspecify.annotations.NullMarked;
