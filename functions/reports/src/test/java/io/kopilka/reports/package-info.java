@NullMarked
package io.kopilka.reports;

import org.jspecify.annotations.NullMarked;
