/// Refusals on the wire: RFC 9457 problems with stable codes and texts in Russian and English.
@NullMarked
package io.kopilka.platform.problem;

import org.jspecify.annotations.NullMarked;
