/// The short forms of `./kopilka torture`.
@NullMarked
package io.kopilka.trials.torture;

import org.jspecify.annotations.NullMarked;
