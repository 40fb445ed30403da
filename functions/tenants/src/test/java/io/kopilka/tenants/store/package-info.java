@NullMarked
package io.kopilka.tenants.store;

import org.jspecify.annotations.NullMarked;
