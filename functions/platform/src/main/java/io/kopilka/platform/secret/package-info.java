/// The service's own secret: what it signs, so that it knows it again.
@NullMarked
package io.kopilka.platform.secret;

import org.jspecify.annotations.NullMarked;
