@NullMarked
package io.kopilka.platform.problem;

import org.jspecify.annotations.NullMarked;
