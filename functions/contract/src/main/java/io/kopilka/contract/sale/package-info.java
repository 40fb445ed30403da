/// Sales on the wire: what a till asks and what it is answered.
@NullMarked
package io.kopilka.contract.sale;

import org.jspecify.annotations.NullMarked;
