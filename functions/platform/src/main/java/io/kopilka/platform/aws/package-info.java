/// Calls of AWS for which the SDK would bring more than they need.
@NullMarked
package io.kopilka.platform.aws;

import org.jspecify.annotations.NullMarked;
