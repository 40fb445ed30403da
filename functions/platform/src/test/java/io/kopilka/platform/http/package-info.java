@NullMarked
package io.kopilka.platform.http;

import org.jspecify.annotations.NullMarked;
