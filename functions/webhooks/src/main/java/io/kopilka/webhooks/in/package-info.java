/// Signed receipts from outside: taken at once, recorded from the queue.
@NullMarked
package io.kopilka.webhooks.in;

import org.jspecify.annotations.NullMarked;
