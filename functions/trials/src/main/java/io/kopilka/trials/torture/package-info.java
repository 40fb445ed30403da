/// The service under faults: its processes killed, its answers cut, its store and queues failing by chance; and what
/// must hold all the same.
@NullMarked
package io.kopilka.trials.torture;

import org.jspecify.annotations.NullMarked;
