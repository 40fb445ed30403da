@NullMarked
package io.kopilka.local.people;

import org.jspecify.annotations.NullMarked;
