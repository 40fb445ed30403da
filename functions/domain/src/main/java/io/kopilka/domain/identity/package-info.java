/// Who and what things are: the typed ids of tenants, stores, customers, accounts, cards and receipts.
///
/// An id says by its prefix what it names, is checked when it is made and never contains `#`, the separator of
/// table
/// keys, so that no
/// id can reach out of the key that it stands in. Texts that a tenant or a till chooses freely (`TillId`,
/// `ReceiptNumber`) may contain it,
/// so may an `IdempotencyKey`. They go into keys only as a part of a hash.
@NullMarked
package io.kopilka.domain.identity;

import org.jspecify.annotations.NullMarked;
