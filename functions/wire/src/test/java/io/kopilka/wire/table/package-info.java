/// Tables for tests.
@NullMarked
package io.kopilka.wire.table;

import org.jspecify.annotations.NullMarked;
