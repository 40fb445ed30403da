@NullMarked
package io.kopilka.domain.identity;

import org.jspecify.annotations.NullMarked;
