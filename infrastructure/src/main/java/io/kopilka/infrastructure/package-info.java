/// What stands in the cloud: a CDK app whose stacks are data, work, API and watch.
@NullMarked
package io.kopilka.infrastructure;

import org.jspecify.annotations.NullMarked;
