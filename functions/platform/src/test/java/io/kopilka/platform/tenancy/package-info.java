@NullMarked
package io.kopilka.platform.tenancy;

import org.jspecify.annotations.NullMarked;
