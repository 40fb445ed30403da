/// What a receipt costs and why (docs/pricing.md).
@NullMarked
package io.kopilka.domain.pricing;

import org.jspecify.annotations.NullMarked;
