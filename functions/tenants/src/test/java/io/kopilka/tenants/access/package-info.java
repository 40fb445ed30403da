@NullMarked
package io.kopilka.tenants.access;

import org.jspecify.annotations.NullMarked;
