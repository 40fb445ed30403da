@NullMarked
package io.kopilka.trials.torture;

import org.jspecify.annotations.NullMarked;
