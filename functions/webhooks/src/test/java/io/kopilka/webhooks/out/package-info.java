@NullMarked
package io.kopilka.webhooks.out;

import org.jspecify.annotations.NullMarked;
