/// Metrics in CloudWatch's embedded metric format.
@NullMarked
package io.kopilka.lambda.metric;

import org.jspecify.annotations.NullMarked;
