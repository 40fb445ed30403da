/// A service over real HTTP, for the tests of every module that has resources.
@NullMarked
package io.kopilka.wire.http;

import org.jspecify.annotations.NullMarked;
