/// The stores of a tenant and their tills.
@NullMarked
package io.kopilka.tenants.store;

import org.jspecify.annotations.NullMarked;
