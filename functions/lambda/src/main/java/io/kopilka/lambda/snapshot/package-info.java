/// Before a snapshot (SnapStart) and after it is restored.
@NullMarked
package io.kopilka.lambda.snapshot;

import org.jspecify.annotations.NullMarked;
