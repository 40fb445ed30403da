@NullMarked
package io.kopilka.webhooks;

import org.jspecify.annotations.NullMarked;
