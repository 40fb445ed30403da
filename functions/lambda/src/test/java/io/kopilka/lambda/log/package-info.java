@NullMarked
package io.kopilka.lambda.log;

import org.jspecify.annotations.NullMarked;
