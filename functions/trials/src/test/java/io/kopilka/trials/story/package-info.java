@NullMarked
package io.kopilka.trials.story;

import org.jspecify.annotations.NullMarked;
