/// The service on AWS Lambda: what any of its functions needs there, whichever resources, consumers and tasks are on
/// its class path.
@NullMarked
package io.kopilka.lambda;

import org.jspecify.annotations.NullMarked;
