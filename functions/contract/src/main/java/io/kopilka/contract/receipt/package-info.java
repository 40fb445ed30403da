/// Receipts and customers of the wire.
@NullMarked
package io.kopilka.contract.receipt;

import org.jspecify.annotations.NullMarked;
