/// The plain engine: pricing written a second time, from the page alone, for obviousness and not for speed.
///
/// It reads a pricing case as JSON, walks over every offer with plain loops on exact fractions and answers JSON. The
/// product's engine is compared with it on random programmes, and measured against it as the plain loop.
@NullMarked
package io.kopilka.trials.plain;

import org.jspecify.annotations.NullMarked;
