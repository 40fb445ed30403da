/// The log, a line of JSON each, for CloudWatch.
@NullMarked
package io.kopilka.lambda.log;

import org.jspecify.annotations.NullMarked;
