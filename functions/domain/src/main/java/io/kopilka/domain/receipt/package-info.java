/// A sale at a till before it is priced.
@NullMarked
package io.kopilka.domain.receipt;

import org.jspecify.annotations.NullMarked;
