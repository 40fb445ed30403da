/// Devices of stores, paired by short codes.
@NullMarked
package io.kopilka.tenants.devices;

import org.jspecify.annotations.NullMarked;
