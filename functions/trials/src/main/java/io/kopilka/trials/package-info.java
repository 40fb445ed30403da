/// What is tried on the whole: benchmarks, other engines to compare with, and tests over HTTP from end to end.
@NullMarked
package io.kopilka.trials;

import org.jspecify.annotations.NullMarked;
