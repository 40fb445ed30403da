@NullMarked
package io.kopilka.tenants.team;

import org.jspecify.annotations.NullMarked;
