@NullMarked
package io.kopilka.accounts;

import org.jspecify.annotations.NullMarked;
