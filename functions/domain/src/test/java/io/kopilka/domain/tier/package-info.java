@NullMarked
package io.kopilka.domain.tier;

import org.jspecify.annotations.NullMarked;
