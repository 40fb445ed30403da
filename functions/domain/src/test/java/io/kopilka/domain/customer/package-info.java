@NullMarked
package io.kopilka.domain.customer;

import org.jspecify.annotations.NullMarked;
