@NullMarked
package io.kopilka.platform;

import org.jspecify.annotations.NullMarked;
