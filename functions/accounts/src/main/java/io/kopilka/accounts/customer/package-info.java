/// Customers: people and organisations, apart from the cards that they carry and the accounts that hold their points.
@NullMarked
package io.kopilka.accounts.customer;

import org.jspecify.annotations.NullMarked;
