@NullMarked
package io.kopilka.members;

import org.jspecify.annotations.NullMarked;
