/// Reports: what was sold and what points did, by day and store, counted once from events.
@NullMarked
package io.kopilka.reports;

import org.jspecify.annotations.NullMarked;
