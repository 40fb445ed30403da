/// The till's side: quotes and receipts.
@NullMarked
package io.kopilka.checkout;

import org.jspecify.annotations.NullMarked;
