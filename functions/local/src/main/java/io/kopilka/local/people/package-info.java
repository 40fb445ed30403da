/// The people of this machine: made-up ones, who sign in at an issuer beside the service.
@NullMarked
package io.kopilka.local.people;

import org.jspecify.annotations.NullMarked;
