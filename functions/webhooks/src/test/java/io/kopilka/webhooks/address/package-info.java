@NullMarked
package io.kopilka.webhooks.address;

import org.jspecify.annotations.NullMarked;
