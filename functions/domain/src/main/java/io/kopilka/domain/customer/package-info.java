/// What is known of the buyer when a receipt is priced.
@NullMarked
package io.kopilka.domain.customer;

import org.jspecify.annotations.NullMarked;
