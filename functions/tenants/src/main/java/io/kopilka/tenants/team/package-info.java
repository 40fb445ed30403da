/// The people of a tenant and invitations to them.
@NullMarked
package io.kopilka.tenants.team;

import org.jspecify.annotations.NullMarked;
