/// Pricing cases: the engine's own test format.
@NullMarked
package io.kopilka.contract.cases;

import org.jspecify.annotations.NullMarked;
