@NullMarked
package io.kopilka.programs;

import org.jspecify.annotations.NullMarked;
