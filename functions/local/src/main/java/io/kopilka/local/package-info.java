/// The whole service in one JVM, and its command line.
@NullMarked
package io.kopilka.local;

import org.jspecify.annotations.NullMarked;
