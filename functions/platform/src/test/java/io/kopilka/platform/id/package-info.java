@NullMarked
package io.kopilka.platform.id;

import org.jspecify.annotations.NullMarked;
