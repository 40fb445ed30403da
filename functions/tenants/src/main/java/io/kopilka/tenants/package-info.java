/// The shops themselves: tenants, their stores, their keys.
@NullMarked
package io.kopilka.tenants;

import org.jspecify.annotations.NullMarked;
