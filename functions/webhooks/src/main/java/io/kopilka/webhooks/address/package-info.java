/// Addresses that the service may call: URLs checked when they are registered, addresses checked when they are
/// connected to.
@NullMarked
package io.kopilka.webhooks.address;

import org.jspecify.annotations.NullMarked;
