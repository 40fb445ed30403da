@NullMarked
package io.kopilka.lambda;

import org.jspecify.annotations.NullMarked;
