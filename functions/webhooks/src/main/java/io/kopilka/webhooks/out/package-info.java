/// Webhooks out: endpoints, deliveries, retries.
@NullMarked
package io.kopilka.webhooks.out;

import org.jspecify.annotations.NullMarked;
