@NullMarked
package io.kopilka.lambda.snapshot;

import org.jspecify.annotations.NullMarked;
