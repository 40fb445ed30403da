@NullMarked
package io.kopilka.trials.contract;

import org.jspecify.annotations.NullMarked;
