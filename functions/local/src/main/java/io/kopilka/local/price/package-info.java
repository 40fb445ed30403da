/// A priced receipt as a person reads it.
@NullMarked
package io.kopilka.local.price;

import org.jspecify.annotations.NullMarked;
