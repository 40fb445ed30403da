@NullMarked
package io.kopilka.webhooks.in;

import org.jspecify.annotations.NullMarked;
