/// What every function stands on: the tenant of a call, the keys of the table, transactions, idempotency,
/// problems and
/// the one clock.
@NullMarked
package io.kopilka.platform;

import org.jspecify.annotations.NullMarked;
