/// Webhooks: what a tenant's own systems are told, and the receipts that they send. Secrets and signatures are shared
/// by both directions.
@NullMarked
package io.kopilka.webhooks;

import org.jspecify.annotations.NullMarked;
