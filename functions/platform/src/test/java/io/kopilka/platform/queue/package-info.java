/// Tests of `queue`.
@NullMarked
package io.kopilka.platform.queue;

import org.jspecify.annotations.NullMarked;
