@NullMarked
package io.kopilka.tenants.devices;

import org.jspecify.annotations.NullMarked;
