/// Doing once what is asked twice: idempotency keys of every operation but receipts, which are their own record.
@NullMarked
package io.kopilka.platform.idempotency;

import org.jspecify.annotations.NullMarked;
