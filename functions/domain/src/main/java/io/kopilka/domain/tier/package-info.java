/// Tiers: which one a customer's accumulations have reached, and the way to the next.
@NullMarked
package io.kopilka.domain.tier;

import org.jspecify.annotations.NullMarked;
