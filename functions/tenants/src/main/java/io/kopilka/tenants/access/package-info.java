/// What every credential that is handed on has in common: nobody hands on more than they have.
@NullMarked
package io.kopilka.tenants.access;

import org.jspecify.annotations.NullMarked;
