/// Exact numbers: money, points, quantities, percents, and how a whole is split.
@NullMarked
package io.kopilka.domain.number;

import org.jspecify.annotations.NullMarked;
