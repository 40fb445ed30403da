@NullMarked
package io.kopilka.checkout;

import org.jspecify.annotations.NullMarked;
