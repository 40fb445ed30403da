/// How fast things are; never a test with a time limit.
@NullMarked
package io.kopilka.trials.bench;

import org.jspecify.annotations.NullMarked;
