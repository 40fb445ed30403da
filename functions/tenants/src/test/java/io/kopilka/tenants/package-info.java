@NullMarked
package io.kopilka.tenants;

import org.jspecify.annotations.NullMarked;
