@NullMarked
package io.kopilka.platform.table;

import org.jspecify.annotations.NullMarked;
