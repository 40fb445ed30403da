@NullMarked
package io.kopilka.lambda.metric;

import org.jspecify.annotations.NullMarked;
