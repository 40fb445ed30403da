/// API keys of systems.
@NullMarked
package io.kopilka.tenants.keys;

import org.jspecify.annotations.NullMarked;
