/// JSON of the wire: reading with every fault named, decimals as strings.
@NullMarked
package io.kopilka.contract.json;

import org.jspecify.annotations.NullMarked;
