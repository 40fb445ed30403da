/// Shops of this machine: written to the table by the modules of the service, for whoever owns its data folder.
@NullMarked
package io.kopilka.local.shop;

import org.jspecify.annotations.NullMarked;
