/// Rulesets of the wire.
@NullMarked
package io.kopilka.contract.ruleset;

import org.jspecify.annotations.NullMarked;
