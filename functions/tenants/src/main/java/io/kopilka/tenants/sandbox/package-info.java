/// What a sandbox has and the real thing has not: a clock that can be set, and an inbox of its own messages.
@NullMarked
package io.kopilka.tenants.sandbox;

import org.jspecify.annotations.NullMarked;
