@NullMarked
package io.kopilka.domain.ledger;

import org.jspecify.annotations.NullMarked;
